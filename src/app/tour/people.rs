//! Names and jobs for made-up interviews. People of the past and of mathematics meet here who never
//! applied for anything; most of the others are put together from two lists.

use super::chance::Chance;

const GIVEN: [&str; 64] = [
    "Ada", "Agnes", "Alan", "Alma", "Amalie", "Anita", "Annie", "Barbara", "Beatrix", "Blaise",
    "Carl", "Cecilia", "Chandra", "Charles", "Claude", "Dorothy", "Edith", "Edsger", "Elena",
    "Emmy", "Ernest", "Evelyn", "Florence", "Frances", "Georg", "Gottlob", "Grace", "Haruko",
    "Hedy", "Hertha", "Hugo", "Ida", "Ines", "Jean", "Johanna", "Josef", "Karen", "Katherine",
    "Konrad", "Lise", "Lotte", "Maria", "Mary", "Maryam", "Mileva", "Nadia", "Niklaus", "Olga",
    "Otto", "Pavel", "Peter", "Radia", "Ramón", "Rosa", "Rózsa", "Sofia", "Srinivasa", "Tove",
    "Ursula", "Vera", "Wanda", "Yoko", "Yuri", "Zofia",
];

const FAMILY: [&str; 80] = [
    "Abel", "Aiken", "Allen", "Anning", "Apgar", "Ayrton", "Babbage", "Bartik", "Bernoulli",
    "Boole", "Borg", "Byron", "Cantor", "Cauchy", "Cori", "Curie", "Dijkstra", "Eckert", "Elion",
    "Erdős", "Euler", "Fermat", "Floyd", "Franklin", "Gauß", "Germain", "Gödel", "Goldstine",
    "Hamilton", "Herschel", "Hilbert", "Hoare", "Hodgkin", "Holberton", "Hopper", "Jacobi",
    "Jansson", "Johnson", "Joliot", "Kepler", "Kovalevskaya", "Kwolek", "Lagrange", "Lamarr",
    "Leavitt", "Leibniz", "Lem", "Liskov", "Lovelace", "Mauchly", "Meitner", "Mirzakhani",
    "Mitchell", "Napier", "Nightingale", "Noether", "Ortega", "Pascal", "Péter", "Perlman",
    "Quetelet", "Ramanujan", "Riemann", "Robinson", "Rubin", "Sagan", "Shannon", "Sierpiński",
    "Somerville", "Spärck", "Strachey", "Turing", "Ulam", "Vaughan", "Wiener", "Wilkes", "Wirth",
    "Yalow", "Zermelo", "Zuse",
];

const ROLES: [&str; 12] = [
    "Backend developer, Payments",
    "Backend developer, Search",
    "Backend developer, Logistics",
    "Senior backend developer",
    "Platform engineer",
    "Data engineer",
    "Engineering manager",
    "Support lead",
    "Product manager",
    "Technical writer",
    "Site reliability engineer",
    "Team lead, Warehouse systems",
];

/// A name that was put together.
pub(super) fn name(chance: &mut Chance) -> String {
    format!("{} {}", chance.one(&GIVEN), chance.one(&FAMILY))
}

/// A job that was advertised.
pub(super) fn role(chance: &mut Chance) -> &'static str {
    *chance.one::<&'static str>(&ROLES)
}
