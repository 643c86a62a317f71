//! Neighbouring texts of a list, analysed together.

use super::document::Annotations;
use crate::guard::guard;
use crate::{Analyzer, Document, Error};

/// A block ends after so many bytes: enough for short texts to share the work, and few enough for a short list to keep all
/// threads busy.
const BLOCK_BYTES: usize = 1 << 14;

/// Cuts `texts` into blocks, by size alone.
pub(super) fn blocks<'s, 't>(texts: &'s [Option<&'t str>]) -> Vec<&'s [Option<&'t str>]> {
    let mut blocks = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (row, text) in texts.iter().enumerate() {
        bytes += text.map_or(0, str::len);
        if bytes >= BLOCK_BYTES || row + 1 == texts.len() {
            blocks.push(&texts[first..=row]);
            (first, bytes) = (row + 1, 0);
        }
    }
    blocks
}

/// The annotations of each text of a block; null ones have none.
pub(super) fn annotate_all(analyzer: &Analyzer, texts: &[Option<&str>]) -> Vec<Result<Annotations, Error>> {
    let present: Vec<_> = texts.iter().copied().flatten().collect();
    let mut documents = analyzer.analyze_all(&present).into_iter();
    let mut next = |text: &str| documents.next().map(|document| convert(text, &document?));
    texts.iter().map(|text| text.and_then(&mut next).unwrap_or_else(|| Ok(Annotations::default()))).collect()
}

/// One text's annotations.
pub(super) fn annotate(analyzer: &Analyzer, text: &str) -> Result<Annotations, Error> {
    convert(text, &analyzer.analyze(text)?)
}

/// A document's annotations; a defect of the conversion counts as one of the analysis.
fn convert(text: &str, document: &Document) -> Result<Annotations, Error> {
    guard(|| Annotations::new(text, document))
}
