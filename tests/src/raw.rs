//! Requests that no well-behaved client sends, byte by byte.

use crate::answer::Answer;
use std::{
    io::{Read, Write},
    net::{Ipv4Addr, Shutdown, TcpStream},
    time::Duration,
};

/// How long to wait for an answer that may never come.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the client does once it has sent what it sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Waits for the answer.
    Wait,
    /// Says that nothing more will come, and waits for the answer.
    Finish,
}

/// Sends bytes as they are. Nothing comes back where the server closes the connection without an
/// answer, or lets it wait.
pub fn send(port: u16, bytes: &[u8], then: Then) -> Option<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time-out can be set");
    // A server that has read enough may close before all is sent; its answer still counts.
    let sent = stream.write_all(bytes);
    if sent.is_ok() && then == Then::Finish {
        let _ = stream.shutdown(Shutdown::Write);
    }
    let mut received = Vec::new();
    // An answer without a length ends with the connection or with our patience.
    let _ = read_answer(&mut stream, &mut received);
    parse(&received)
}

/// A POST to `/v1/tickets` with these header lines after the usual ones.
pub fn submission_head(headers: &[(&str, &str)]) -> String {
    let mut head = "POST /v1/tickets HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n".to_owned();
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head + "\r\n"
}

/// Bytes in HTTP's chunked coding, which announces no length.
pub fn chunked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in bytes.chunks(16_384) {
        out.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        out.extend(chunk);
        out.extend(b"\r\n");
    }
    out.extend(b"0\r\n\r\n");
    out
}

fn read_answer(stream: &mut TcpStream, received: &mut Vec<u8>) -> std::io::Result<()> {
    let mut buffer = [0; 8_192];
    while !is_whole(received) {
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        received.extend(&buffer[..count]);
    }
    Ok(())
}

/// Whether an answer with a length is there to its end.
fn is_whole(received: &[u8]) -> bool {
    parse(received).is_some_and(|answer| {
        let length = answer.header("content-length").and_then(|length| length.parse::<usize>().ok());
        length.is_some_and(|length| answer.body.len() >= length)
    })
}

fn parse(received: &[u8]) -> Option<Answer> {
    let end = received.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&received[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answer { status, headers, body: received[end + 4..].to_vec() })
}
