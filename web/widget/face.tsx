export const initialOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? ''

/** Who speaks, beside the last bubble of a run; the brand itself has its own colour. */
export const Face = ({ name, isBrand }: { name: string; isBrand?: boolean }) => (
  <span class={isBrand ? 'face tile' : 'face'} aria-hidden="true">
    {name.split(/\s+/, 2).map(initialOf).join('')}
  </span>
)
