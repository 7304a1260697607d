//! Chooses how a file is sent by what `Accept-Encoding` says (RFC 9110, section 12.5.3).

/// How a file can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Br,
    Gzip,
    Identity,
}

impl Encoding {
    /// The name in `Content-Encoding`; none for the file as it is.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Br => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The one that the client likes best of those there are; among equals the smallest. The file as
    /// it is remains when nothing else fits, also for a client that refuses it.
    pub(crate) fn choose(accept: Option<&str>, there_are: &[Self]) -> Self {
        let accept = accept.unwrap_or("");
        let mut best = (Self::Identity, 0);
        for encoding in [Self::Br, Self::Gzip, Self::Identity] {
            let weight = encoding.weight(accept);
            if there_are.contains(&encoding) && weight > best.1 {
                best = (encoding, weight);
            }
        }
        best.0
    }

    /// How much the client likes it, in thousandths; 0: not at all.
    fn weight(self, accept: &str) -> u16 {
        let own = self.name().unwrap_or("identity");
        let mut any = None;
        for item in accept.split(',') {
            let mut parts = item.split(';').map(str::trim);
            let name = parts.next().unwrap_or("");
            let weight = parts.find_map(quality).unwrap_or(1_000);
            if name.eq_ignore_ascii_case(own) || (own == "gzip" && name == "x-gzip") {
                return weight;
            }
            if name == "*" {
                any = Some(weight);
            }
        }
        // Unsaid, only the file as it is goes without saying, after all that is said.
        any.unwrap_or(if self == Self::Identity { 1 } else { 0 })
    }
}

/// Reads `q=0.8`. What is out of form counts as refused.
#[cfg_attr(
    not(test),
    expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "in range by the clamp; NaN becomes 0"
    )
)]
fn quality(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let value: f32 = value.trim().parse().unwrap_or(0.0);
    Some((value.clamp(0.0, 1.0) * 1_000.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, Br, Gzip, Identity};

    #[test]
    fn the_client_gets_what_it_likes_best() {
        let all = [Br, Gzip, Identity];
        for (accept, chosen) in [
            (None, Identity),
            (Some(""), Identity),
            (Some("gzip, deflate, br, zstd"), Br),
            (Some("GZIP"), Gzip),
            (Some("x-gzip"), Gzip),
            (Some("br;q=0.5, gzip"), Gzip),
            (Some("br; q=0, gzip;q=0.001"), Gzip),
            (Some("br;q=0, *"), Gzip),
            (Some("*"), Br),
            (Some("*;q=0"), Identity),
            (Some("identity, br;q=0.5"), Identity),
            (Some("gzip;q=0, br;q=0"), Identity),
            (Some("br;q=nonsense"), Identity),
            (Some("br;q=NaN"), Identity),
            (Some(";;;,,,=;q"), Identity),
            (Some("zstd"), Identity),
        ] {
            assert_eq!(Encoding::choose(accept, &all), chosen, "{accept:?}");
        }
        assert_eq!(Encoding::choose(Some("br, gzip"), &[Gzip, Identity]), Gzip);
    }
}
