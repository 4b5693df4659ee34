export const initialOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? ''

type FaceProps = { name: string; isBrand?: boolean; picture?: string | undefined }

/** Who speaks, beside the last bubble of a run; the brand itself has its own colour. A picture that does not come leaves the letters. */
export const Face = ({ name, isBrand, picture }: FaceProps) => (
  <span class={isBrand ? 'face tile' : 'face'} aria-hidden="true">
    {name.split(/\s+/, 2).map(initialOf).join('')}
    {picture && <img src={picture} alt="" onError={event => (event.currentTarget.hidden = true)} />}
  </span>
)
