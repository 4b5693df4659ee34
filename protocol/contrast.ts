/**
 * Contrast of a colour (`#rrggbb`) with white as WCAG 2 reckons it: 1 (white itself) to 21 (black); 0 for what is no
 * such colour. Text in a brand's colour, or white on it, is readable from 4.5.
 */
export function contrastWithWhite(color: string): number {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!parts) return 0
  const [red, green, blue] = parts.slice(1).map(part => linear(Number.parseInt(part, 16) / 255))
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05)
}

const linear = (share: number): number => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
