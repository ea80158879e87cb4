//! Every way in which terminals say a key.

use super::{said, tokens};

#[track_caller]
fn say(table: &[(&str, &str)]) {
    for (bytes, keys) in table {
        assert_eq!(said(&tokens(bytes.as_bytes())), *keys, "{bytes:?}");
    }
}

#[test]
fn what_is_typed_is_what_it_is() {
    say(&[
        ("aZ é字🙂", "a Z Space é 字 🙂"),
        ("\r\t\x7f", "Enter Tab Backspace"),
        // A paste without brackets may bring the line ends of its file.
        ("\n", "Enter"),
        ("\x01\x08\x0f\x1a", "Ctrl-A Ctrl-H Ctrl-O Ctrl-Z"),
        ("\x1c\x1f", "Ctrl-\\ Ctrl-_"),
        ("\0", ""),
    ]);
}

#[test]
fn esc_is_alt_for_what_follows_it_at_once() {
    say(&[
        ("\x1b", "Esc"),
        ("\x1b4", "Alt-4"),
        ("\x1bA\x1bé", "Alt-A Alt-é"),
        ("\x1b\r\x1b\x7f\x1b\t", "Alt-Enter Alt-Backspace Alt-Tab"),
        ("\x1b\x01", "Ctrl-Alt-A"),
        ("\x1b\"\x1b/\x1b:\x1b ", "Alt-\" Alt-/ Alt-: Alt-Space"),
        // No key of the program, and no sequence of a terminal either.
        ("\x1b[", "Alt-["),
        ("\x1bO", "Alt-O"),
        ("\x1bP", "Alt-P"),
        ("\x1bX", "Alt-X"),
        ("\x1b]", "Alt-]"),
        ("\x1b_\r", "Alt-_ Enter"),
        ("\x1bOh", "Alt-O h"),
    ]);
}

#[test]
fn esc_twice_is_two() {
    say(&[
        ("\x1b\x1b", "Esc Esc"),
        ("\x1b\x1b\x1b", "Esc Esc Esc"),
        ("\x1b\x1b4", "Esc Alt-4"),
        ("\x1b\x1b[10;20R", "Esc"),
        // That is how rxvt and others say Alt with an arrow.
        ("\x1b\x1b[A", "Alt-Up"),
        ("\x1b\x1bOD", "Alt-Left"),
        ("\x1b\x1b[3~", "Alt-Delete"),
    ]);
}

#[test]
fn the_keys_of_xterm() {
    say(&[
        ("\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
        ("\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left"),
        ("\x1b[H\x1b[F\x1bOH\x1bOF", "Home End Home End"),
        ("\x1b[1~\x1b[3~\x1b[4~\x1b[5~\x1b[6~", "Home Delete End PageUp PageDown"),
        ("\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
        ("\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "F1 F5 F6 F10 F11 F12"),
        ("\x1b[25~\x1b[26~\x1b[28~\x1b[29~\x1b[34~", "F13 F14 F15 F16 F20"),
        ("\x1b[Z\x1b[1;5A\x1b[1;2D", "Shift-Tab Ctrl-Up Shift-Left"),
        ("\x1b[1;3C\x1b[1;6H\x1b[3;5~", "Alt-Right Ctrl-Shift-Home Ctrl-Delete"),
        ("\x1b[1;9A\x1b[1;33A", "Alt-Up"),
        ("\x1b[1;5P\x1b[15;2~\x1bO5P\x1bO1;2S", "Ctrl-F1 Shift-F5 Ctrl-F1 Shift-F4"),
        ("\x1bOM\x1bOj\x1bOp\x1bOy\x1bOX", "Enter * 0 9 ="),
        ("\x1b[2~\x1b[E", ""),
    ]);
}

#[test]
fn the_keys_of_xterm_with_modify_other_keys() {
    say(&[
        ("\x1b[27;3;97~\x1b[27;4;65~", "Alt-a Alt-A"),
        ("\x1b[27;4;49~\x1b[27;4;34~", "Alt-1 Alt-\""),
        ("\x1b[27;5;99~\x1b[27;6;79~", "Ctrl-C Ctrl-O"),
        ("\x1b[27;5;13~\x1b[27;2;13~\x1b[27;3;13~", "Enter Enter Alt-Enter"),
        ("\x1b[27;5;9~\x1b[27;5;127~\x1b[27;2;32~", "Ctrl-Tab Ctrl-Backspace Space"),
        ("\x1b[27;5;32~", ""),
    ]);
}

#[test]
fn the_keys_of_the_linux_console_and_of_rxvt() {
    say(&[
        ("\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E", "F1 F2 F3 F4 F5"),
        ("\x1b[7~\x1b[8~\x1b[11^\x1b[23$", "Home End Ctrl-F1 Shift-F11"),
        ("\x1b[a\x1b[d\x1bOa\x1bOd", "Shift-Up Shift-Left Ctrl-Up Ctrl-Left"),
        (
            "\x1b[3$\x1b[3^\x1b[3@\x1b[5$x",
            "Shift-Delete Ctrl-Delete Ctrl-Shift-Delete Shift-PageUp x",
        ),
    ]);
}

#[test]
fn the_keys_of_kitty() {
    say(&[
        ("\x1b[27u\x1b[27;3u\x1b[27;1u", "Esc Esc Esc"),
        ("\x1b[97;3u\x1b[52;3u", "Alt-a Alt-4"),
        // With the character that Shift makes, and without it.
        ("\x1b[97:65;4u\x1b[97;4u", "Alt-A Alt-A"),
        ("\x1b[39:34;4u\x1b[49:33;4u\x1b[55:47;4u", "Alt-\" Alt-! Alt-/"),
        // What is on a digit nobody can know: better nothing than a rating.
        ("\x1b[49;4u", ""),
        // A layout on which Shift makes digits.
        ("\x1b[38:49;4u", "Alt-1"),
        // A layout without Latin letters.
        ("\x1b[1090::110;3u\x1b[1090:1058:110;4u", "Alt-n Alt-N"),
        ("\x1b[99;5u\x1b[111:79;6u\x1b[1089::99;5u", "Ctrl-C Ctrl-O Ctrl-C"),
        ("\x1b[32;5u\x1b[105;5u\x1b[109;5u\x1b[106;5u\x1b[91;5u", "Tab Enter Enter Esc"),
        ("\x1b[13;2u\x1b[13;5u\x1b[13;3u", "Enter Enter Alt-Enter"),
        ("\x1b[9;2u\x1b[127;5u\x1b[127;2u", "Shift-Tab Ctrl-Backspace Shift-Backspace"),
        ("\x1b[1;3D\x1b[13~\x1b[57376u", "Alt-Left F3 F13"),
        // Locks are no modifiers.
        ("\x1b[97;67u\x1b[97;131u\x1b[1;129A", "Alt-a Alt-a Up"),
        // Pressed, held, let go.
        ("\x1b[97;3:1u\x1b[97;3:2u\x1b[97;3:3u", "Alt-a Alt-a"),
        ("\x1b[1;1:2A\x1b[1;1:3A\x1b[3;1:3~", "Up"),
        // The text itself, which may be more than a character.
        ("\x1b[97;2;65u\x1b[97;1;97u\x1b[0;;228:98u\x1b[229;;7u", "A a ä b å"),
        ("\x1b[57400u\x1b[57414u\x1b[57419;5u\x1b[57427u", "1 Enter Ctrl-Up"),
        // The desktop's keys, a modifier by itself, the volume.
        ("\x1b[97;9u\x1b[1;9A\x1b[57441;2u\x1b[57439u", ""),
    ]);
}

#[test]
fn the_mouse_is_heard_in_every_encoding_and_is_no_text() {
    say(&[
        ("\x1b[<0;11;5Mx\x1b[<0;11;5m", "mouse:0:10:4:down x mouse:0:10:4:up"),
        ("\x1b[<65;1;1M", "mouse:65:0:0:down"),
        ("\x1b[32;11;5Mx\x1b[35;11;5M", "mouse:0:10:4:down x mouse:3:10:4:up"),
        ("\x1b[M +%x\x1b[M#+%", "mouse:0:10:4:down x mouse:3:10:4:up"),
    ]);
}
