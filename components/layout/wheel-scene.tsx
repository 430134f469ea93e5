const paddles = Array.from({ length: 12 }, (_, at) => at * 30);
const waves = [0, 1, 2, 3];

/** A quiet picture for the sign-in page: the wheel in its stream. Pure decoration. */
export function WheelScene() {
  return (
    <svg
      viewBox="0 0 720 900"
      preserveAspectRatio="xMidYMax slice"
      fill="none"
      aria-hidden="true"
      className="absolute inset-0 size-full text-primary"
    >
      <g stroke="currentColor" transform="translate(400 560)">
        <circle r="218" strokeWidth="2" opacity="0.35" />
        <circle r="196" strokeWidth="10" opacity="0.9" />
        <circle r="128" strokeWidth="3" opacity="0.45" />
        <circle r="26" strokeWidth="8" />
        {paddles.map((angle) => (
          <g key={angle} transform={`rotate(${angle})`} strokeLinecap="round">
            <path d="M0-30V-192" strokeWidth="5" opacity="0.55" />
            <path d="M0-200V-246" strokeWidth="16" />
            <path d="M-52-120H52" strokeWidth="2" opacity="0.25" />
          </g>
        ))}
      </g>
      {waves.map((row) => (
        <path
          key={row}
          transform={`translate(${-60 - row * 38} ${706 + row * 44})`}
          d="M0 24c45 0 45-24 90-24s45 24 90 24 45-24 90-24 45 24 90 24 45-24 90-24 45 24 90 24 45-24 90-24 45 24 90 24 45-24 90-24 45 24 90 24V420H0Z"
          fill="currentColor"
          opacity={0.1 + row * 0.09}
        />
      ))}
    </svg>
  );
}
