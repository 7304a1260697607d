//! A TCP connection that cuts a peer who takes nothing, and lets its last words arrive.
//! It knows nothing of HTTP or websockets.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Sleep, sleep, timeout};

use super::bounds::Bounds;
use super::listener::told;

/// An accepted connection. It counts as one until it has ended on both sides.
pub(crate) struct Socket {
    /// Taken when it is dropped.
    stream: Option<TcpStream>,
    permit: Option<OwnedSemaphorePermit>,
    bounds: Bounds,
    stopping: watch::Receiver<bool>,
    /// Runs while the peer takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
    /// Nothing more will come: no need to drain.
    ended: bool,
}

impl Socket {
    /// `stopping` says true when the server stops: then nobody is waited for.
    pub(crate) fn new(
        stream: TcpStream,
        permit: OwnedSemaphorePermit,
        bounds: Bounds,
        stopping: watch::Receiver<bool>,
    ) -> Self {
        Self {
            stream: Some(stream),
            permit: Some(permit),
            bounds,
            stopping,
            stalled: None,
            ended: false,
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream
            .as_mut()
            .map(Pin::new)
            .ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// Passes on what a write gave, and fails it once the peer took nothing for too long.
    fn within_bound<T>(
        &mut self,
        cx: &mut Context<'_>,
        wrote: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Poll::Ready(result) = wrote {
            self.stalled = None;
            self.ended |= result.is_err();
            return Poll::Ready(result);
        }
        let span = self.bounds.write;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(span)));
        ready!(stalled.as_mut().poll(cx));
        self.ended = true;
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
        self.ended |= result.is_err() || (room > 0 && buffer.filled().len() == before);
        Poll::Ready(result)
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
        if self.ended {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let (bounds, mut stopping) = (self.bounds, self.stopping.clone());
            runtime.spawn(async move {
                tokio::select! {
                    // However it ended, the connection is over.
                    _ = timeout(bounds.drain, drain(stream, bounds.drain_bytes)) => {}
                    () = told(&mut stopping) => {}
                }
                drop(permit);
            });
        }
    }
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
