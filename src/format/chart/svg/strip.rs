//! What was on the table when, above the boxes of the guide.

use super::{Anchor, Drawing, LEADING};
use crate::domain::time::mmss;
use crate::format::report::{Break, Stretch, Strip};

/// How high a stretch is, in the size of the text: its label stands in it.
const STRETCH: f64 = 1.3;
/// How much of it is the bar below what went, which the boxes do not have.
const WENT: f64 = 0.22;
/// The part of the width, in per cent, that a character of a label takes on a phone, and that is
/// free beside a label.
const CHARACTER: f64 = 2.4;
const BESIDE: f64 = 1.2;
/// The most times of the scale that stand side by side on a phone.
const TIMES: usize = 8;

/// How the time went. `id` is unique on the page, and plain.
pub fn strip(strip: &Strip, id: &str) -> String {
    let mut drawing = Drawing::new();
    let at = |seconds: u32| f64::from(seconds) / f64::from(strip.end.max(1)) * 100.0;
    for (name, stretches, went) in
        [("As it went", &strip.went, true), ("The boxes of the guide", &strip.boxes, false)]
    {
        drawing.small(0.0, drawing.y + 0.9, Anchor::Start, name);
        drawing.y += LEADING;
        let y = drawing.y;
        for stretch in stretches {
            let (from, to) = (at(stretch.from), at(stretch.to));
            block(&mut drawing, &stretch.label, (from, to - from), went);
        }
        for stop in strip.breaks.iter().filter(|_| went) {
            match *stop {
                Break::Stopped(clock) => drawing.stop(at(clock), y - 0.2, STRETCH + 0.4),
                Break::Slept(clock) => {
                    drawing.text(at(clock), y + 0.95, Anchor::Middle, "strong slept", "≈");
                }
            }
        }
        drawing.y += STRETCH + 0.3;
    }
    for minute in strip.times(TIMES) {
        let x = at(u32::try_from(minute * 60).unwrap_or(u32::MAX));
        let anchor = match x {
            x if x < 2.0 => Anchor::Start,
            x if x > 97.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        let unit = if minute == 0 { " min" } else { "" };
        drawing.small(x, drawing.y + 0.8, anchor, &format!("{minute}{unit}"));
    }
    drawing.y += LEADING;
    drawing.finish(id, "What was on the table when", &told(strip))
}

/// A stretch from `x` on, `width` wide, both in per cent; its label where there is room for it.
fn block(drawing: &mut Drawing, label: &str, (x, width): (f64, f64), went: bool) {
    let y = drawing.y;
    drawing.rect("track", x, y, width, STRETCH);
    if went {
        drawing.rect("bar", x, y + STRETCH - WENT, width, WENT);
    }
    // Between two of them, and never more than what is there.
    drawing.line("tick", x + width, y, STRETCH);
    let characters = f64::from(u32::try_from(label.chars().count()).unwrap_or(u32::MAX));
    if width >= characters * CHARACTER + BESIDE {
        drawing.text(x + width / 2.0, y + 0.93, Anchor::Middle, "numbers", label);
    }
}

/// All that is drawn, in words.
fn told(strip: &Strip) -> String {
    let one = |it: &Stretch| format!("{} {} to {}", it.label, mmss(it.from), mmss(it.to));
    let row = |stretches: &[Stretch]| stretches.iter().map(one).collect::<Vec<_>>().join(", ");
    let went = format!("As it went: {}. Boxes: {}.", row(&strip.went), row(&strip.boxes));
    let stop = |stop: &Break| match *stop {
        Break::Stopped(clock) => format!("The clock stood at {}.", mmss(clock)),
        Break::Slept(clock) => format!("The machine slept at {}.", mmss(clock)),
    };
    let stops = strip.breaks.iter().map(stop);
    std::iter::once(went).chain(stops).collect::<Vec<_>>().join(" ")
}
