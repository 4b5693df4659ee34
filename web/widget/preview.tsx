const painted = new WeakMap<HTMLCanvasElement, string>()
const longestPx = 520

type Picture = { id: string; label: string; blob: () => Promise<Blob | undefined> }

/** Painted, not loaded from an address: the page's own rules on pictures have nothing to say against it. */
export const Preview = ({ id, label, blob }: Picture) => (
  <canvas
    role="img"
    aria-label={label}
    ref={canvas => {
      if (!canvas || painted.get(canvas) === id) return
      painted.set(canvas, id)
      // What the browser can't draw stays an empty frame with its name.
      paint(canvas, blob).catch(() => {})
    }}
  />
)

async function paint(canvas: HTMLCanvasElement, blob: Picture['blob']): Promise<void> {
  const bytes = await blob()
  if (!bytes) return
  const picture = await createImageBitmap(bytes)
  const share = Math.min(1, longestPx / Math.max(picture.width, picture.height))
  canvas.width = picture.width * share
  canvas.height = picture.height * share
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  // Whoever stays at the end of the conversation hears of it as of any picture.
  canvas.dispatchEvent(new Event('load'))
}
