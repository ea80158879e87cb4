//! A modelled screen as an SVG: a window with rounded corners on any background.
//!
//! A browser's monospace font is not known beforehand, so each run of text is given the width of
//! its cells, a symbol is put in the middle of its own, and lines and blocks are drawn as shapes,
//! which join.

use std::collections::BTreeMap;
use std::fmt::Write;

use vt100::{Cell, Color, Screen};

/// The size of a cell in pixels; the letters in it are 14 high.
const CELL: (f32, f32) = (8.4, 18.0);
/// Where letters stand, below the top of their cell.
const BASELINE: f32 = 13.2;
/// The room around the text, and the window's bar above it.
const MARGIN: f32 = 16.0;
const BAR: f32 = 34.0;

const GROUND: &str = "#151a23";
const TEXT: &str = "#d6dce7";
/// The sixteen colours of the terminal, calm ones.
const COLOURS: [&str; 16] = [
    "#2a3140", "#ef8a84", "#93cf9c", "#e8c27a", "#86aef5", "#c9a0ee", "#7cc7d6", "#d6dce7",
    "#667085", "#f5a29d", "#aadfb1", "#f2d398", "#a3c3fa", "#dabcf5", "#9bdbe7", "#ffffff",
];
const STYLE: &str = "text{white-space:pre;font-family:ui-monospace,'SF Mono','Cascadia Mono',\
    'JetBrains Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;\
    font-size:14px}.b{font-weight:700}.i{font-style:italic}.m{text-anchor:middle}\
    .t{font-family:system-ui,sans-serif;font-size:12.5px;fill:#8b95a7;text-anchor:middle}";

/// The whole picture.
pub fn draw(screen: &Screen) -> String {
    let mut picture = Picture::default();
    let (rows, columns) = screen.size();
    for row in 0..rows.get() {
        picture.row(screen, row, columns.get());
    }
    if !screen.hide_cursor() {
        let (row, column) = screen.cursor_position();
        let (x, y) = corner(row, column);
        let _ = writeln!(picture.grounds, "{}", rect((x, y + 1.0), (2.0, CELL.1 - 2.0), TEXT, 1.0));
    }
    let width = f32::from(columns.get()) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(rows.get()) * CELL.1 + BAR + MARGIN;
    picture.finish(width, height)
}

#[derive(Default)]
struct Picture {
    grounds: String,
    /// The paths of lines, by their colour.
    lines: BTreeMap<String, String>,
    texts: String,
}

/// What a cell looks like.
#[derive(Clone, PartialEq)]
struct Look {
    colour: String,
    bold: bool,
    italic: bool,
}

/// Text that is written in one go.
struct Run {
    column: u16,
    cells: u16,
    text: String,
    look: Look,
}

impl Picture {
    fn row(&mut self, screen: &Screen, row: u16, columns: u16) {
        let mut run: Option<Run> = None;
        for column in 0..columns {
            let Some(cell) = screen.cell(row, column) else { continue };
            if cell.is_wide_continuation() {
                continue;
            }
            let (look, ground) = look(cell);
            let cells = if cell.is_wide() { 2 } else { 1 };
            if let Some(ground) = ground {
                let size = (f32::from(cells) * CELL.0, CELL.1);
                let _ = writeln!(self.grounds, "{}", rect(corner(row, column), size, &ground, 1.0));
            }
            let contents = if cell.has_contents() { cell.contents() } else { " " };
            if self.shape(contents, &look, row, column) {
                self.text(run.take(), row);
            } else if contents.is_ascii() {
                match &mut run {
                    Some(run) if run.look == look || contents == " " => {
                        run.text.push_str(contents);
                        run.cells += cells;
                    }
                    _ => {
                        self.text(run.take(), row);
                        run = Some(Run { column, cells, text: contents.into(), look });
                    }
                }
            } else {
                self.text(run.take(), row);
                self.symbol(contents, &look, (row, column), cells);
            }
        }
        self.text(run, row);
    }

    /// Draws what is no letter; says whether it was.
    fn shape(&mut self, contents: &str, look: &Look, row: u16, column: u16) -> bool {
        let (x, y) = corner(row, column);
        let mut chars = contents.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else { return false };
        if let Some([up, down, left, right]) = arms(c) {
            let (middle, centre) = (x + CELL.0 / 2.0, y + CELL.1 / 2.0);
            let path = self.lines.entry(look.colour.clone()).or_default();
            if left || right {
                let (from, to) =
                    (if left { x } else { middle }, if right { x + CELL.0 } else { middle });
                horizontal(path, from, to, centre);
            }
            if up || down {
                let from = if up { y } else { centre };
                let to = if down { y + CELL.1 } else { centre };
                let _ = write!(path, "M{} {}V{}", short(middle), short(from), short(to));
            }
            return true;
        }
        let Some((left, top, width, height, opacity)) = block(c) else { return false };
        let at = (x + left * CELL.0, y + top * CELL.1);
        let size = (width * CELL.0, height * CELL.1);
        let _ = writeln!(self.grounds, "{}", rect(at, size, &look.colour, opacity));
        true
    }

    fn text(&mut self, run: Option<Run>, row: u16) {
        let Some(Run { mut column, text, look, .. }) = run else { return };
        // A gap of some blanks ends a run: what follows stands in its own column.
        let mut rest = text.as_str();
        while !rest.trim().is_empty() {
            let blanks = rest.len() - rest.trim_start().len();
            rest = &rest[blanks..];
            column += u16::try_from(blanks).expect("a row");
            let part = &rest[..rest.find("   ").unwrap_or(rest.len())];
            let part = part.trim_end();
            let cells = u16::try_from(part.len()).expect("a row");
            let (x, y) = corner(row, column);
            let width = short(f32::from(cells) * CELL.0);
            let _ = writeln!(
                self.texts,
                "<text x=\"{}\" y=\"{}\" textLength=\"{width}\" \
                 lengthAdjust=\"spacingAndGlyphs\"{}>{}</text>",
                short(x),
                short(y + BASELINE),
                look.attributes(""),
                escaped(part)
            );
            column += cells;
            rest = &rest[part.len()..];
        }
    }

    fn symbol(&mut self, symbol: &str, look: &Look, (row, column): (u16, u16), cells: u16) {
        let (x, y) = corner(row, column);
        let middle = x + f32::from(cells) * CELL.0 / 2.0;
        let _ = writeln!(
            self.texts,
            "<text x=\"{}\" y=\"{}\"{}>{}</text>",
            short(middle),
            short(y + BASELINE),
            look.attributes("m"),
            escaped(symbol)
        );
    }

    fn finish(self, width: f32, height: f32) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" \
             viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"A live interview in Viva Voce\">\n\
             <style>{STYLE}</style>\n\
             <rect x=\".5\" y=\".5\" width=\"{2}\" height=\"{3}\" rx=\"10\" fill=\"{GROUND}\" \
             stroke=\"#39424f\"/>\n",
            short(width),
            short(height),
            short(width - 1.0),
            short(height - 1.0),
        );
        for (place, colour) in [(20, "#ec6a5e"), (40, "#f4bf4f"), (60, "#61c454")] {
            let _ = writeln!(svg, "<circle cx=\"{place}\" cy=\"17\" r=\"5.5\" fill=\"{colour}\"/>");
        }
        let _ =
            writeln!(svg, "<text class=\"t\" x=\"{}\" y=\"21\">viva</text>", short(width / 2.0));
        svg.push_str(&self.grounds);
        for (colour, path) in &self.lines {
            let _ = writeln!(svg, "<path d=\"{path}\" stroke=\"{colour}\" fill=\"none\"/>");
        }
        let _ = writeln!(svg, "<g fill=\"{TEXT}\">");
        svg.push_str(&self.texts);
        svg.push_str("</g>\n</svg>\n");
        svg
    }
}

impl Look {
    fn attributes(&self, class: &str) -> String {
        let mut classes = class.to_owned();
        for (is_so, class) in [(self.bold, " b"), (self.italic, " i")] {
            if is_so {
                classes.push_str(class);
            }
        }
        let mut attributes = String::new();
        if !classes.is_empty() {
            let _ = write!(attributes, " class=\"{}\"", classes.trim());
        }
        if self.colour != TEXT {
            let _ = write!(attributes, " fill=\"{}\"", self.colour);
        }
        attributes
    }
}

/// How a cell looks, and the ground that it stands on where that is not the window's.
fn look(cell: &Cell) -> (Look, Option<String>) {
    let front = colour(cell.fgcolor()).unwrap_or_else(|| TEXT.into());
    let back = colour(cell.bgcolor());
    let (mut front, back) = if cell.inverse() {
        (back.unwrap_or_else(|| GROUND.into()), Some(front))
    } else {
        (front, back)
    };
    if cell.dim() {
        front = mixed(&front, back.as_deref().unwrap_or(GROUND));
    }
    (Look { colour: front, bold: cell.bold(), italic: cell.italic() }, back)
}

fn colour(colour: Color) -> Option<String> {
    match colour {
        Color::Default => None,
        Color::Idx(nth) => {
            let known = COLOURS.get(usize::from(nth));
            Some((*known.expect("the program keeps to the sixteen colours")).to_owned())
        }
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}

/// A colour more than half of the way from its ground.
fn mixed(front: &str, back: &str) -> String {
    let part = |colour: &str, nth: usize| {
        u32::from_str_radix(&colour[1 + 2 * nth..3 + 2 * nth], 16).expect("a colour")
    };
    let mix = |nth| (part(front, nth) * 58 + part(back, nth) * 42) / 100;
    format!("#{:02x}{:02x}{:02x}", mix(0), mix(1), mix(2))
}

/// The arms of a box-drawing character: up, down, left, right.
fn arms(c: char) -> Option<[bool; 4]> {
    let arms = match c {
        '─' => "lr",
        '│' => "ud",
        '┌' => "dr",
        '┐' => "dl",
        '└' => "ur",
        '┘' => "ul",
        '├' => "udr",
        '┤' => "udl",
        '┬' => "dlr",
        '┴' => "ulr",
        '┼' => "udlr",
        _ => return None,
    };
    Some(['u', 'd', 'l', 'r'].map(|arm| arms.contains(arm)))
}

/// The part of its cell that a block covers, in parts of one: left, top, width, height; and how
/// much of the ground it hides.
fn block(c: char) -> Option<(f32, f32, f32, f32, f32)> {
    let eighths = |from: char| f32::from(u8::try_from(u32::from(c) - u32::from(from)).unwrap_or(0));
    Some(match c {
        '▀' => (0.0, 0.0, 1.0, 0.5, 1.0),
        '▁'..='█' => {
            let height = (eighths('▁') + 1.0) / 8.0;
            (0.0, 1.0 - height, 1.0, height, 1.0)
        }
        '▉'..='▏' => (0.0, 0.0, (7.0 - eighths('▉')) / 8.0, 1.0, 1.0),
        '▐' => (0.5, 0.0, 0.5, 1.0, 1.0),
        '░'..='▓' => (0.0, 0.0, 1.0, 1.0, (eighths('░') + 1.0) / 4.0),
        _ => return None,
    })
}

/// Adds a line to a path, or makes the path's last one longer.
fn horizontal(path: &mut String, from: f32, to: f32, y: f32) {
    let joint = format!("H{}", short(from));
    let last = path.rfind('M').map(|at| &path[at..]);
    let level = last.is_some_and(|last| last.contains(&format!(" {}H", short(y))));
    if level && path.ends_with(&joint) {
        path.truncate(path.len() - joint.len());
        let _ = write!(path, "H{}", short(to));
    } else {
        let _ = write!(path, "M{} {}H{}", short(from), short(y), short(to));
    }
}

/// The upper left corner of a cell.
fn corner(row: u16, column: u16) -> (f32, f32) {
    (MARGIN + f32::from(column) * CELL.0, BAR + f32::from(row) * CELL.1)
}

fn rect((x, y): (f32, f32), (width, height): (f32, f32), colour: &str, opacity: f32) -> String {
    let opacity =
        if opacity < 1.0 { format!(" fill-opacity=\"{}\"", short(opacity)) } else { String::new() };
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\"{opacity}/>",
        short(x),
        short(y),
        short(width),
        short(height)
    )
}

/// A number as short as it can be written without being seen.
fn short(number: f32) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
