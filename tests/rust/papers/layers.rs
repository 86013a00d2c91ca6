//! The screens for Kotlin depend one way: what looks, what is made of it, the screens, and what moves between them.

use crate::project::{files, read};

const SCREENS: &str = "bindings/kotlin/ui/src/main/kotlin/dev/privet/ui";
/// Each may name those before it, and itself.
const LAYERS: [&str; 4] = ["look", "parts", "screens", "flow"];

#[test]
fn a_layer_of_the_screens_names_none_above_it() {
    for (depth, layer) in LAYERS.iter().enumerate() {
        let own = files(&format!("{SCREENS}/{layer}"), ".kt");
        assert!(own.len() > 3, "{layer}");
        for path in own {
            let text = read(&path);
            for above in &LAYERS[depth + 1..] {
                let named = format!("dev.privet.ui.{above}.");
                assert!(!text.contains(&named), "{path} names {above}, which rests on it");
            }
        }
    }
    let all = files(SCREENS, ".kt");
    let layered =
        |path: &&String| LAYERS.iter().any(|layer| path.starts_with(&format!("{SCREENS}/{layer}/")));
    assert_eq!(all.iter().filter(|path| !layered(path)).collect::<Vec<_>>(), Vec::<&String>::new());
}
