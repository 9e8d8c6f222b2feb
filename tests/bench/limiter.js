// A rate limit that everybody keeps. The platform counts in the memory of its own servers; the
// emulator of wrangler writes each count into a database, which would cost more than a ticket.
class Ratelimit {
  async limit() {
    return { success: true };
  }
}

export default () => new Ratelimit();
