//! How much of a foreign file is taken.

/// Bounds on what one file may cost. The defaults let every document through that a person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that is read whole.
    pub file: u64,
    /// Bytes of text that come out of one document.
    pub text: u64,
    /// Bytes that all of an archive or document may unpack to, archives inside counted.
    pub unpacked: u64,
    /// How many times larger than its packed form a part may be, once it is beyond a mebibyte.
    pub ratio: u64,
    /// Parts of an archive, archives inside counted.
    pub parts: u64,
    /// Archives and letters inside each other.
    pub depth: u64,
    /// Elements or groups inside each other.
    pub nesting: u64,
    /// Pages of a PDF.
    pub pages: u64,
    /// Seconds that one document may take.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file: 512 << 20,
            text: 128 << 20,
            unpacked: 1 << 30,
            ratio: 200,
            parts: 10_000,
            depth: 4,
            nesting: 1_000,
            pages: 5_000,
            seconds: 60,
        }
    }
}

/// Which of the [`Limits`] a file went beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::file`].
    File,
    /// [`Limits::text`].
    Text,
    /// [`Limits::unpacked`].
    Unpacked,
    /// [`Limits::ratio`].
    Ratio,
    /// [`Limits::parts`].
    Parts,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::nesting`].
    Nesting,
    /// [`Limits::pages`].
    Pages,
    /// [`Limits::seconds`].
    Seconds,
}

impl Limit {
    pub(crate) const ALL: [Limit; 9] = [
        Limit::File,
        Limit::Text,
        Limit::Unpacked,
        Limit::Ratio,
        Limit::Parts,
        Limit::Depth,
        Limit::Nesting,
        Limit::Pages,
        Limit::Seconds,
    ];

    /// The name of the field of [`Limits`].
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Limit::File => "file",
            Limit::Text => "text",
            Limit::Unpacked => "unpacked",
            Limit::Ratio => "ratio",
            Limit::Parts => "parts",
            Limit::Depth => "depth",
            Limit::Nesting => "nesting",
            Limit::Pages => "pages",
            Limit::Seconds => "seconds",
        }
    }

    pub(crate) fn english(self) -> &'static str {
        match self {
            Limit::File => "the file is larger than",
            Limit::Text => "the text is longer than",
            Limit::Unpacked => "it unpacks to more than",
            Limit::Ratio => "a part unpacks to more times its size than",
            Limit::Parts => "the archive has more parts than",
            Limit::Depth => "archives stand deeper inside each other than",
            Limit::Nesting => "its elements stand deeper inside each other than",
            Limit::Pages => "it has more pages than",
            Limit::Seconds => "reading it took more seconds than",
        }
    }

    pub(crate) fn vietnamese(self) -> &'static str {
        match self {
            Limit::File => "tệp lớn hơn",
            Limit::Text => "phần chữ dài hơn",
            Limit::Unpacked => "dung lượng sau giải nén vượt quá",
            Limit::Ratio => "tỷ lệ nén của một phần vượt quá",
            Limit::Parts => "số tệp bên trong nhiều hơn",
            Limit::Depth => "số tầng lưu trữ lồng nhau vượt quá",
            Limit::Nesting => "số tầng phần tử lồng nhau vượt quá",
            Limit::Pages => "số trang nhiều hơn",
            Limit::Seconds => "thời gian đọc (giây) vượt quá",
        }
    }

    pub(crate) fn is_bytes(self) -> bool {
        matches!(self, Limit::File | Limit::Text | Limit::Unpacked)
    }
}

/// What is left of the limits that all parts of a file share.
#[derive(Debug, Clone)]
#[cfg_attr(
    not(feature = "office"),
    expect(
        dead_code,
        reason = "without archives and packages nothing is unpacked"
    )
)]
pub(crate) struct Budget {
    pub(crate) limits: Limits,
    pub(crate) unpacked: u64,
    pub(crate) parts: u64,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Budget {
        Budget {
            limits: *limits,
            unpacked: limits.unpacked,
            parts: limits.parts,
        }
    }
}
