const buckets = Array.from({ length: 20 }, (_, at) => at * 18);
const spokes = Array.from({ length: 8 }, (_, at) => at * 45 + 12);
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
      <path
        d="M-20 268H246c52 0 92 30 106 84"
        stroke="currentColor"
        strokeWidth="14"
        strokeLinecap="round"
        opacity="0.28"
      />
      <g stroke="currentColor" transform="translate(400 580)">
        <circle r="244" strokeWidth="9" />
        <circle r="190" strokeWidth="5" opacity="0.7" />
        {buckets.map((angle) => (
          <path key={angle} d="M0-190L52-238" transform={`rotate(${angle})`} strokeWidth="7" opacity="0.85" />
        ))}
        {spokes.map((angle) => (
          <path key={angle} d="M0-26V-188" transform={`rotate(${angle})`} strokeWidth="6" opacity="0.4" />
        ))}
        <circle r="92" strokeWidth="3" opacity="0.3" />
        <circle r="22" strokeWidth="9" />
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
