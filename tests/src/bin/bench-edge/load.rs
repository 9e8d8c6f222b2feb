//! Submissions from connections that stay open, each as soon as the one before is answered.

use anyhow::{Context, Result, bail, ensure};
use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    thread,
    time::{Duration, Instant},
};
use tests::fixtures::{self, Ticket};

/// Connections at a time.
pub const CONNECTIONS: u32 = 8;

/// Longer than any answer may take, so that a benchmark fails instead of hanging.
const PATIENCE: Duration = Duration::from_secs(30);

/// How it went.
pub struct Load {
    /// From the first request to the last answer.
    pub took: Duration,
    /// Of each submission.
    pub latencies: Vec<Duration>,
}

/// Sends that many submissions; each must be answered with 201.
pub fn send(port: u16, count: u32, site: &str) -> Result<Load> {
    let requests: Vec<Vec<Vec<u8>>> =
        (0..CONNECTIONS).map(|_| (0..count / CONNECTIONS).map(|_| request(port, site)).collect()).collect();
    let started = Instant::now();
    let latencies: Result<Vec<Vec<Duration>>> = thread::scope(|scope| {
        let threads: Vec<_> =
            requests.iter().map(|requests| scope.spawn(move || one_connection(port, requests))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| bail!("a connection's thread panicked")))
            .collect()
    });
    Ok(Load { took: started.elapsed(), latencies: latencies?.concat() })
}

/// As a program sends it, with what the platform adds on the way.
fn request(port: u16, site: &str) -> Vec<u8> {
    let body = Ticket::new(site).json().to_string();
    format!(
        "POST /v1/tickets HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Accept: application/json\r\nIdempotency-Key: {}\r\nCF-Connecting-IP: 127.0.0.1\r\n\
         Content-Length: {}\r\n\r\n{body}",
        fixtures::key(),
        body.len()
    )
    .into_bytes()
}

fn one_connection(port: u16, requests: &[Vec<u8>]) -> Result<Vec<Duration>> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut answers = BufReader::new(stream.try_clone()?);
    let mut latencies = Vec::with_capacity(requests.len());
    for request in requests {
        let started = Instant::now();
        stream.write_all(request)?;
        let (line, body) = answer(&mut answers)?;
        latencies.push(started.elapsed());
        ensure!(line.contains(" 201 "), "{line} {}", String::from_utf8_lossy(&body));
    }
    Ok(latencies)
}

/// The first line and the body of an answer, whose length workerd announces.
fn answer(answers: &mut impl BufRead) -> Result<(String, Vec<u8>)> {
    let mut first = String::new();
    answers.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        ensure!(answers.read_line(&mut line)? > 0, "the connection was closed");
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().context("no length")?;
        }
    }
    let mut body = vec![0; length];
    answers.read_exact(&mut body)?;
    Ok((first.trim_end().to_owned(), body))
}
