//! One connection: bytes in and out, for many thousands of them on one core. It knows no message.

use std::cell::RefCell;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead as _, ReadBuf};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpSocket, TcpStream};

/// What is read at once, in bytes; more than a server ever has waiting for one viewer that keeps up, and more
/// than its longest message.
const BUFFER_BYTES: usize = 256 * 1024;

thread_local! {
    /// One for all connections: what is left of a message between two reads is kept by each itself.
    static BUFFER: RefCell<Box<[u8]>> = RefCell::new(vec![0; BUFFER_BYTES].into());
}

/// How large the system's receive buffer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breadth {
    /// As the system has it.
    Usual,
    /// For a viewer that is to stall soon.
    Narrow,
}

/// Receive buffer of a viewer that is to stall soon, in bytes.
const NARROW_BYTES: u32 = 4 * 1024;

/// Connects to a server on this machine.
pub(crate) async fn connect(address: SocketAddr, breadth: Breadth) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    if breadth == Breadth::Narrow {
        socket.set_recv_buffer_size(NARROW_BYTES)?;
    }
    let stream = socket.connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// The reading half.
#[derive(Debug)]
pub(crate) struct Inlet {
    stream: OwnedReadHalf,
    /// The beginning of a message whose rest is still to come.
    rest: Vec<u8>,
}

/// The writing half. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Outlet(Arc<OwnedWriteHalf>);

/// Both halves of a connection.
pub(crate) fn split(stream: TcpStream) -> (Inlet, Outlet) {
    let (stream, writer) = stream.into_split();
    let rest = Vec::new();
    (Inlet { stream, rest }, Outlet(Arc::new(writer)))
}

impl Inlet {
    /// Waits for bytes and hands over all that is there; `take` tells how many it is done with. Fails when the
    /// connection ends.
    pub(crate) async fn read(&mut self, mut take: impl FnMut(&[u8]) -> usize) -> io::Result<()> {
        poll_fn(|context| self.poll_read(context, &mut take)).await
    }

    fn poll_read(
        &mut self,
        context: &mut Context<'_>,
        take: &mut impl FnMut(&[u8]) -> usize,
    ) -> Poll<io::Result<()>> {
        BUFFER.with_borrow_mut(|buffer| {
            let kept = self.rest.len();
            let Some((head, space)) = buffer.split_at_mut_checked(kept) else {
                return Poll::Ready(Err(io::ErrorKind::FileTooLarge.into()));
            };
            head.copy_from_slice(&self.rest);
            let mut space = ReadBuf::new(space);
            ready!(Pin::new(&mut self.stream).poll_read(context, &mut space))?;
            let read = space.filled().len();
            if read == 0 {
                return Poll::Ready(Err(io::ErrorKind::UnexpectedEof.into()));
            }
            let bytes = buffer.get(..kept + read).unwrap_or_default();
            let taken = take(bytes);
            self.rest.clear();
            self.rest
                .extend_from_slice(bytes.get(taken..).unwrap_or_default());
            Poll::Ready(Ok(()))
        })
    }
}

impl Outlet {
    /// Writes a message whole, waiting for space before its first byte alone: what is sent here is short.
    pub(crate) async fn write(&self, message: &[u8]) -> io::Result<()> {
        loop {
            match self.try_write(message) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.0.writable().await?;
                }
                done => return done,
            }
        }
    }

    /// Writes a message whole, or fails.
    pub(crate) fn try_write(&self, message: &[u8]) -> io::Result<()> {
        match self.0.try_write(message)? {
            written if written == message.len() => Ok(()),
            _ => Err(io::ErrorKind::WriteZero.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpListener;

    use super::{Breadth, connect, split};

    #[tokio::test]
    async fn what_is_not_taken_is_handed_over_again_with_what_follows() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let stream = connect(address, Breadth::Usual).await.expect("connected");
        let (mut server, _) = listener.accept().await.expect("accepted");
        let (mut inlet, _outlet) = split(stream);
        server.write_all(b"one, tw").await.expect("written");
        let read = inlet.read(|bytes| {
            assert_eq!(bytes, b"one, tw");
            5
        });
        read.await.expect("read");
        server.write_all(b"o").await.expect("written");
        let read = inlet.read(|bytes| {
            assert_eq!(bytes, b"two");
            3
        });
        read.await.expect("read");
        drop(server);
        assert!(inlet.read(|_| 0).await.is_err());
    }
}
