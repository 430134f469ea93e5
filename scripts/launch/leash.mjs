// Loaded into every program the launcher starts: when the launcher is gone, killed or not, the program stops itself.
// Programs hand their Node flags down to their own children, whose channel is not ours to touch.
if (process.channel && process.env.WATERWHEEL_LAUNCHER === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
