//! `ticket-unseal`: makes the key that a desk publishes, and opens what reporters hand over sealed.

use std::{
    env,
    io::{self, IsTerminal, Read, Write},
    path::Path,
    process::ExitCode,
};
use unseal::{Fault, Key};
use zeroize::Zeroizing;

const USAGE: &str = "\
ticket-unseal keygen FILE
    makes a key, writes it to FILE (which nobody else may read), and prints what belongs into desk.toml
ticket-unseal open --key FILE
    reads a sealed text from a ticket on standard input, and prints what was handed over";

/// More than any sealed text, however a helpdesk has broken its lines.
const INPUT_MAX: u64 = 65_536;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["keygen", file] => keygen(Path::new(file)),
        ["open", "--key", file] => show(Path::new(file)),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Fault::Usage(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn keygen(file: &Path) -> Result<(), Fault> {
    let key = Key::generate()?;
    key.write(file)?;
    println!(
        "# The private key is in {}. Keep it where the people who open passwords work, and nowhere else.\n\
         # This belongs into desk.toml:\n\n[sealed]\n{}",
        file.display(),
        key.setting()
    );
    Ok(())
}

fn show(file: &Path) -> Result<(), Fault> {
    let key = Key::read(file)?;
    let mut sealed = String::new();
    io::stdin().take(INPUT_MAX).read_to_string(&mut sealed).map_err(Fault::Input)?;
    // Mail and helpdesks break long lines.
    let sealed: String = sealed.split_whitespace().collect();
    let text: Zeroizing<Vec<u8>> = unseal::open(&key, &sealed)?;
    let mut out = io::stdout();
    out.write_all(&text).map_err(Fault::Output)?;
    if out.is_terminal() {
        out.write_all(b"\n").map_err(Fault::Output)?;
    }
    out.flush().map_err(Fault::Output)
}
