//! The program that everybody writes first with ratatui: a paragraph with the end of a text, drawn
//! whole at each key, and with `--clock` once a second as well. Ctrl-C ends it.

use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyModifiers};
use ratatui::widgets::{Block, Paragraph};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let clock = arguments.iter().any(|argument| argument == "--clock");
    let file = arguments.iter().find(|argument| !argument.starts_with("--"));
    let text = file.map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        lines.push(String::new());
    }
    let mut terminal = ratatui::init();
    let mut seconds = 0;
    loop {
        terminal.draw(|frame| {
            let shown = lines.len().saturating_sub(usize::from(frame.area().height) - 2);
            let text = lines.get(shown..).unwrap_or_default().join("\n");
            let title = format!("ready {seconds}");
            frame.render_widget(
                Paragraph::new(text).block(Block::bordered().title(title)),
                frame.area(),
            );
        })?;
        if clock && !event::poll(Duration::from_secs(1))? {
            seconds += 1;
            continue;
        }
        if let Event::Key(key) = event::read()? {
            match (key.code, key.modifiers) {
                (KeyCode::Char('c'), KeyModifiers::CONTROL) => break,
                (KeyCode::Char(c), _) => {
                    if let Some(last) = lines.last_mut() {
                        last.push(c);
                    }
                }
                (KeyCode::Enter, _) => lines.push(String::new()),
                _ => {}
            }
        }
    }
    ratatui::restore();
    Ok(())
}
