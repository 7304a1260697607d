//! Close codes of a websocket, all from 4400 up, numbered here and nowhere else.

/// Why the server ends a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u16)]
pub enum CloseCode {
    /// The first frame was no hello, or a frame was binary.
    BadFrame = 4400,
    /// The door is not this room's.
    WrongDoor = 4401,
    /// The seat token is not this room's; join anew without it.
    WrongSeat = 4403,
    /// There is no such room here, or no longer.
    NoRoom = 4404,
    /// No hello came in time.
    NoHello = 4408,
    /// The page speaks another version of the protocol; load it anew.
    OtherProtocol = 4409,
    /// The room has been erased; forget it.
    Erased = 4410,
    /// The room has expired and stays gone (K3).
    Expired = 4411,
    /// A frame was larger than [`crate::limits::FRAME_BYTES`].
    TooBig = 4413,
    /// The room has as many connections as it may.
    RoomFull = 4423,
    /// Too many frames over the rate, or malformed.
    TooMany = 4429,
    /// Nothing could be written, or nothing was heard, for too long; come back.
    TooSlow = 4430,
    /// The room failed and is being loaded anew; come back.
    RoomFailed = 4500,
    /// The server is stopping; come back shortly.
    Restarting = 4503,
}

impl CloseCode {
    /// Every code there is.
    pub const ALL: [Self; 14] = [
        Self::BadFrame,
        Self::WrongDoor,
        Self::WrongSeat,
        Self::NoRoom,
        Self::NoHello,
        Self::OtherProtocol,
        Self::Erased,
        Self::Expired,
        Self::TooBig,
        Self::RoomFull,
        Self::TooMany,
        Self::TooSlow,
        Self::RoomFailed,
        Self::Restarting,
    ];

    /// The number on the wire.
    pub fn number(self) -> u16 {
        self as u16
    }

    /// The reason on the wire: the name in snake_case.
    pub fn reason(self) -> &'static str {
        match self {
            Self::BadFrame => "bad_frame",
            Self::WrongDoor => "wrong_door",
            Self::WrongSeat => "wrong_seat",
            Self::NoRoom => "no_room",
            Self::NoHello => "no_hello",
            Self::OtherProtocol => "other_protocol",
            Self::Erased => "erased",
            Self::Expired => "expired",
            Self::TooBig => "too_big",
            Self::RoomFull => "room_full",
            Self::TooMany => "too_many",
            Self::TooSlow => "too_slow",
            Self::RoomFailed => "room_failed",
            Self::Restarting => "restarting",
        }
    }
}
