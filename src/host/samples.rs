//! The reports that come with the program, for a first look. They are part of the executable.

/// A bundled report.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its path below the folder of samples.
    pub relative: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! sample {
    ($name:literal) => {
        Sample { relative: $name, bytes: include_bytes!(concat!("../../assets/sample/", $name)) }
    };
}

/// The bundled reports, sorted by path.
pub fn samples() -> &'static [Sample] {
    const ALL: &[Sample] = &[
        sample!("2008年河北省政府工作报告.txt"),
        sample!("2026年国务院政府工作报告.md"),
        sample!("佛山市2023年政府工作报告.md"),
        sample!("山西省2026年政府工作报告.md"),
        sample!("崇左市2023年政府工作报告.txt"),
        sample!("廉江市2018年政府工作报告.txt"),
        sample!("未命名报告.txt"),
        sample!("珠海市金湾区2024年政府工作报告.txt"),
        sample!("茂名市2023年政府工作报告.md"),
        sample!("霞山区2023年政府工作报告.txt"),
    ];
    ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_of_the_folder_is_bundled_in_order() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let walked = crate::host::walk(&folder);
        let there: Vec<_> = walked.documents.iter().map(|d| d.relative.as_str()).collect();
        assert_eq!(there, samples().iter().map(|s| s.relative).collect::<Vec<_>>());
    }
}
