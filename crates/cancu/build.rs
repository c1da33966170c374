//! Gives the program the stamp of all that its readings follow from.

#[path = "src/edition.rs"]
mod edition;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for it in edition::PARTS {
        println!("cargo:rerun-if-changed={}", root.join(it).display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=CANCU_EDITION={}", edition::of(&root)?);
    Ok(())
}
