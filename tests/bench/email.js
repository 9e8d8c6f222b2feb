// The platform has this class; workerd by itself only knows its name. Nothing is mailed here.
class EmailMessage {
  constructor(from, to, raw) {
    Object.assign(this, { from, to, raw });
  }
}

export default { EmailMessage };
