/** A port that systemd keeps open while services come and go. */
interface Given {
  readonly LISTEN_FDS?: string | undefined;
  readonly LISTEN_PID?: string | undefined;
}

/** The first of the sockets that systemd hands over (sd_listen_fds); what was meant for another process is not ours. */
export function handedOver({ LISTEN_FDS: many, LISTEN_PID: whose }: Given): number | undefined {
  return many !== undefined && Number(many) > 0 && whose === String(process.pid) ? 3 : undefined;
}
