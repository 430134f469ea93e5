/** Tells once that a person sees the page of a touchpoint. A shop's bad connection must not trouble the guest. */
export async function tellOpening({ token, load }: { token: string; load: string }): Promise<void> {
  await fetch(`/api/scans/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ load }),
    keepalive: true,
  }).catch(() => undefined);
}
