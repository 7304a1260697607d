//! A TCP connection that cuts a peer who takes nothing, and lets its last words arrive.
//! It knows nothing of HTTP or websockets.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Sleep, sleep, timeout};

/// How long a socket waits for its peer (L1).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Time for one write; a peer that takes nothing for longer is cut.
    pub(crate) write: Duration,
    /// Time that a peer may go on sending once the connection is ended here.
    pub(crate) drain: Duration,
    /// Bytes that are thrown away meanwhile.
    pub(crate) drain_bytes: usize,
}

/// An accepted connection. It counts as one until it has ended on both sides.
pub(crate) struct Socket {
    /// Taken when it is dropped.
    stream: Option<TcpStream>,
    permit: Option<OwnedSemaphorePermit>,
    patience: Patience,
    stopping: watch::Receiver<bool>,
    /// Runs while the peer takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
    /// Nothing more will come: no need to drain.
    ended: AtomicBool,
}

impl Socket {
    /// `stopping` says true when the server stops: then nobody is waited for.
    pub(crate) fn new(
        stream: TcpStream,
        permit: OwnedSemaphorePermit,
        patience: Patience,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        Self {
            stream: Some(stream),
            permit: Some(permit),
            patience,
            stopping,
            stalled: None,
            ended: AtomicBool::new(false),
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream
            .as_mut()
            .map(Pin::new)
            .ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    fn shared(&self) -> io::Result<&TcpStream> {
        let stream = self.stream.as_ref();
        stream.ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// Waits until there is something to read, or the peer has gone. Can be dropped at any time.
    pub(crate) async fn readable(&self) -> io::Result<()> {
        self.shared()?.readable().await
    }

    /// Waits until the system takes bytes again. Can be dropped at any time.
    pub(crate) async fn writable(&self) -> io::Result<()> {
        self.shared()?.writable().await
    }

    /// Reads what is there: 0 bytes when the peer sends no more.
    pub(crate) fn try_read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = read_once(self.shared()?, buffer);
        if matches!(read, Ok(0)) && !buffer.is_empty() {
            self.end();
        }
        self.noted(read)
    }

    /// Writes what the system takes at once of the parts, one after another.
    pub(crate) fn try_write(&self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        let stream = self.shared()?;
        let wrote = match parts {
            [part] => stream.try_write(part),
            parts => stream.try_write_vectored(parts),
        };
        self.noted(wrote)
    }

    /// The same for who writes seldom more than the system takes: the runtime is not asked first, and does not learn of
    /// a socket that takes nothing. Whoever then waits for it uses [`Socket::try_write`].
    pub(crate) fn write_now(&self, bytes: &[u8]) -> io::Result<usize> {
        let socket = socket2::SockRef::from(self.shared()?);
        self.noted(socket.send(bytes))
    }

    /// Notes a failure other than having to wait.
    fn noted<T>(&self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result
            && error.kind() != io::ErrorKind::WouldBlock
        {
            self.end();
        }
        result
    }

    fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    /// Passes on what a write gave, and fails it once the peer took nothing for too long.
    fn within_bound<T>(
        &mut self,
        cx: &mut Context<'_>,
        wrote: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Poll::Ready(result) = wrote {
            self.stalled = None;
            return Poll::Ready(self.noted(result));
        }
        let span = self.patience.write;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(span)));
        ready!(stalled.as_mut().poll(cx));
        self.end();
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let (before, room) = (buffer.filled().len(), buffer.remaining());
        let result = ready!(self.stream()?.poll_read(cx, buffer));
        if room > 0 && buffer.filled().len() == before {
            self.end();
        }
        Poll::Ready(self.noted(result))
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wrote = self.stream()?.poll_write(cx, bytes);
        self.within_bound(cx, wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let wrote = self.stream()?.poll_write_vectored(cx, slices);
        self.within_bound(cx, wrote)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = self.stream()?.poll_flush(cx);
        self.within_bound(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_shutdown(cx)
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let (Some(stream), permit) = (self.stream.take(), self.permit.take()) else {
            return;
        };
        if self.ended.load(Ordering::Relaxed) {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let (patience, mut stopping) = (self.patience, self.stopping.clone());
            runtime.spawn(async move {
                tokio::select! {
                    // However it ended, the connection is over.
                    _ = timeout(patience.drain, drain(stream, patience.drain_bytes)) => {}
                    () = told(&mut stopping) => {}
                }
                drop(permit);
            });
        }
    }
}

/// Reads what is there. Where the system tells of news by edges, a buffer that was not filled shows that there
/// is no more: that is noted as an attempt in vain would be, and saves the attempt, a call of the system for
/// each command.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn read_once(stream: &TcpStream, buffer: &mut [u8]) -> io::Result<usize> {
    use std::io::Read as _;
    let mut there = 0;
    let tried = stream.try_io(tokio::io::Interest::READABLE, || {
        let read = (&*socket2::SockRef::from(stream)).read(buffer)?;
        if read == 0 || read == buffer.len() {
            return Ok(read);
        }
        there = read;
        Err(io::ErrorKind::WouldBlock.into())
    });
    match there {
        0 => tried,
        read => Ok(read),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn read_once(stream: &TcpStream, buffer: &mut [u8]) -> io::Result<usize> {
    stream.try_read(buffer)
}

/// Waits until the server is stopping, or is gone.
pub(crate) async fn told(stopping: &mut watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

/// Says that nothing more is coming, and throws away what the peer still sends, up to `most` bytes.
async fn drain(mut stream: TcpStream, most: usize) -> io::Result<()> {
    stream.shutdown().await?;
    let (mut buffer, mut thrown) = ([0; 1024], 0_usize);
    while thrown < most {
        match stream.read(&mut buffer).await? {
            0 => break,
            bytes => thrown = thrown.saturating_add(bytes),
        }
    }
    Ok(())
}
