mod desk;
use desk::Desk;
#[test]
fn look() {
    let mut desk = Desk::interview("backend", "60");
    desk.wait(200).keys("Alt-n").wait(30).write("+ looked at the plan first\n- no numbers\n\"we cut p99 from 900 to 40 ms with a covering index and that was that for the rest of the year\n");
    desk.keys("Alt-A Alt-F Alt-k Alt-4").wait(20);
    for (w, h) in [(60, 20), (80, 24), (140, 45), (100, 30), (40, 14)] {
        desk.resize(w, h);
        println!("{w}x{h}\n{}", desk.screen());
    }
    desk.resize(80, 24).keys("F1");
    println!("{}", desk.screen());
    desk.keys("Esc Alt-g");
    println!("{}", desk.screen());
    desk.keys("Esc Alt-s");
    println!("{}", desk.screen());
    desk.keys("Esc Alt-v");
    println!("{}", desk.screen());
    desk.keys("Esc Alt-w").write("Because so");
    println!("{}", desk.screen());
    desk.keys("Alt-3 Alt-e");
    println!("{}", desk.screen());
    desk.keys("Enter");
    println!("{}", desk.screen());
    desk.keys("Esc");
    println!("{}", desk.screen());
    desk.keys("Esc");
    println!("{}", desk.screen());
    desk.keys("n");
    println!("{}", desk.screen());
    desk.keys("Esc b");
    println!("{}", desk.screen());
}
