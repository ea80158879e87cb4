//! What makes a page valid here: no mistake that a browser's parser would have to mend, and what a
//! parser does not see: ids, links, headings, tables, pictures, and that it asks for nothing.

use std::collections::BTreeSet;

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::{ElementRef, Html, HtmlTreeSink, Selector};
use vivavoce::domain::glyph::is_invisible;

/// The only elements of a page.
const ELEMENTS: [&str; 35] = [
    "html", "head", "meta", "title", "style", "body", "main", "section", "article", "footer", "h1",
    "h2", "h3", "h4", "p", "a", "b", "bdi", "br", "strong", "span", "div", "ul", "li", "dl", "dt",
    "dd", "table", "thead", "tbody", "tr", "th", "td", "svg", "desc",
];
/// Those inside a picture.
const DRAWN: [&str; 5] = ["title", "desc", "text", "rect", "line"];

/// The only attributes, wherever they stand.
const ATTRIBUTES: [&str; 30] = [
    "aria-describedby",
    "aria-hidden",
    "aria-labelledby",
    "charset",
    "class",
    "content",
    "dir",
    "fill",
    "fill-opacity",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "role",
    "scope",
    "stroke",
    "stroke-dasharray",
    "font-size",
    "text-anchor",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
    "title",
    "xmlns",
];

/// The page as a browser builds it, or everything that is wrong with it.
pub(crate) fn check(html: &str) -> Result<Html, Vec<String>> {
    let page = parse(html);
    let mut wrong: Vec<String> = page.errors.iter().map(|it| format!("parser: {it}")).collect();
    wrong.extend(strange(html, &page));
    wrong.extend(links(&page));
    wrong.extend(headings(&page));
    wrong.extend(tables(&page));
    wrong.extend(pictures(&page));
    wrong.extend(head(&page));
    if wrong.is_empty() { Ok(page) } else { Err(wrong) }
}

fn parse(html: &str) -> Html {
    let options = ParseOpts {
        tokenizer: TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() },
        tree_builder: TreeBuilderOpts { exact_errors: true, ..TreeBuilderOpts::default() },
    };
    parse_document(HtmlTreeSink::new(Html::new_document()), options).one(html)
}

/// The elements that a selector finds.
pub(crate) fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// The text of the first element that a selector finds.
pub(crate) fn text_of(page: &Html, selector: &str) -> String {
    let found = select(page, selector);
    found.first().map(|it| it.text().collect()).unwrap_or_default()
}

/// What has no business in a report, and what could not be seen in it.
fn strange(html: &str, page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    for element in select(page, "*") {
        let name = element.value().name();
        let drawn = element.ancestors().filter_map(ElementRef::wrap);
        let drawn = drawn.map(|it| it.value().name()).any(|it| it == "svg");
        let known = if drawn { &DRAWN[..] } else { &ELEMENTS[..] };
        if !known.contains(&name) {
            wrong.push(format!("an element {name}"));
        }
        for (attribute, value) in element.value().attrs() {
            if !ATTRIBUTES.contains(&attribute) {
                wrong.push(format!("an attribute {attribute} of {name}"));
            }
            if value.contains("://") || value.contains("url(") {
                wrong.push(format!("{name} names an address: {value}"));
            }
        }
    }
    // A text may say what it wants: it is shown. The style is the program's own.
    let style = text_of(page, "style");
    for word in ["://", "<", "url(", "@import", "javascript"] {
        if style.contains(word) {
            wrong.push(format!("the style has {word}"));
        }
    }
    let hidden = |c: &char| c.is_control() && *c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    wrong.extend(html.chars().find(hidden).map(|c| format!("a raw {:04X}", u32::from(c))));
    // Joiners and variation selectors stay where a script or an emoji needs them.
    let shaping = |c: char| {
        matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180f}')
            || matches!(c, '\u{e0100}'..='\u{e01ef}')
    };
    let unseen = html.chars().find(|c| is_invisible(*c) && !shaping(*c));
    wrong.extend(unseen.map(|c| format!("an invisible {:04X}", u32::from(c))));
    wrong
}

/// Ids that are unique, and references that lead somewhere.
fn links(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    for element in select(page, "[id]") {
        let id = element.value().id().unwrap_or_default();
        if id.is_empty() || !ids.insert(id) {
            wrong.push(format!("the id {id:?} is empty, or there twice"));
        }
    }
    for element in select(page, "[href], [aria-labelledby], [aria-describedby]") {
        let value = element.value();
        if let Some(href) = value.attr("href")
            && !href.strip_prefix('#').is_some_and(|id| ids.contains(id))
        {
            wrong.push(format!("a link to {href}"));
        }
        for attribute in ["aria-labelledby", "aria-describedby"] {
            let named = value.attr(attribute).unwrap_or_default().split_whitespace();
            wrong.extend(named.filter(|id| !ids.contains(id)).map(|id| format!("no {id}")));
        }
    }
    wrong
}

/// One heading of the first level, and none that skips a level or is empty.
fn headings(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut last = 0;
    for heading in select(page, "h1, h2, h3, h4, h5, h6") {
        let level: u32 = heading.value().name()[1..].parse().expect("a level");
        if level > last + 1 {
            wrong.push(format!("a heading of level {level} after one of {last}"));
        }
        last = level;
        if heading.text().collect::<String>().trim().is_empty() {
            wrong.push("an empty heading".into());
        }
    }
    if select(page, "h1").len() != 1 {
        wrong.push("not one heading of the first level".into());
    }
    wrong
}

/// Tables that say what their columns and rows are, all rows as long as the first.
fn tables(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    let cells = Selector::parse("th, td").expect("a selector");
    let header = Selector::parse("th[scope=row]").expect("a selector");
    for table in select(page, "table") {
        let columns = Selector::parse("thead th[scope=col]").expect("a selector");
        let columns = table.select(&columns).count();
        if columns == 0 {
            wrong.push("a table without headings".into());
        }
        for row in table.select(&Selector::parse("tbody tr").expect("a selector")) {
            if row.select(&cells).count() != columns || row.select(&header).count() != 1 {
                wrong.push(format!("a row that does not fit: {}", row.html()));
            }
        }
    }
    wrong.extend(select(page, "th:not([scope])").iter().map(|it| format!("{} ", it.html())));
    wrong
}

/// Charts that can be listened to.
fn pictures(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    for svg in select(page, "svg") {
        let named = svg.value().attr("role") == Some("img")
            && svg.value().attr("aria-labelledby").is_some();
        let told = |name: &str| {
            let selector = Selector::parse(name).expect("a selector");
            svg.select(&selector).next().map(|it| it.text().collect::<String>())
        };
        let told = ["title", "desc"].map(|it| told(it).is_some_and(|text| !text.is_empty()));
        if !named || told != [true, true] {
            wrong.push(format!("a picture without words: {:?}", svg.value().id()));
        }
    }
    wrong
}

/// What a browser must know before it draws anything.
fn head(page: &Html) -> Vec<String> {
    let mut wrong = Vec::new();
    for needed in [
        "html[lang=en]",
        "head > meta[charset=utf-8]:first-child",
        "head > meta[name=viewport][content^='width=device-width']",
        "head > meta[http-equiv=Content-Security-Policy][content^=\"default-src 'none'\"]",
        "head > meta[name=referrer][content=no-referrer]",
        "head > meta[name=robots][content^=noindex]",
        "head > title",
        "body > main",
    ] {
        if select(page, needed).len() != 1 {
            wrong.push(format!("not one {needed}"));
        }
    }
    wrong
}
