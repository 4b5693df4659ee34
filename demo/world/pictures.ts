import sharp from 'sharp'

const frame = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="675" viewBox="0 0 900 675">
    <rect width="900" height="675" fill="#d8c7b0"/><rect y="430" width="900" height="245" fill="#9c7a5b"/>${inside}</svg>`

const cup = `<path d="M300 210h270v190a110 110 0 0 1-110 110h-50a110 110 0 0 1-110-110z" fill="#f6f1ea"/>
  <path d="M570 255h40a62 62 0 0 1 0 130h-42" fill="none" stroke="#f6f1ea" stroke-width="28"/>
  <ellipse cx="435" cy="212" rx="135" ry="26" fill="#5b3626"/>`
const crack = `<path d="M330 200l36 70-30 52 44 66-18 116" fill="none" stroke="#3b2a22" stroke-width="7"/>`
const shard = `<path d="M640 520l86-38 22 66-70 22z" fill="#f6f1ea"/><path d="M250 545l52-40 38 52z" fill="#efe6da"/>`
const box = `<path d="M230 250l210-70 230 60v240l-220 90-220-80z" fill="#b98d5d"/>
  <path d="M230 250l220 66 220-76M450 316v254" fill="none" stroke="#7d5a35" stroke-width="7"/>`
const dent = `<path d="M230 330l86 52-40 74-46-14z" fill="#8a6439"/>`
const label = `<rect x="500" y="350" width="120" height="84" fill="#fbf8f2" transform="skewY(-18) translate(-6 172)"/>`

/** What customers send pictures of. */
const drawings: Record<string, string> = {
  mug: cup + crack + shard,
  cup,
  box: box + dent + label,
  parcel: box + label,
}

/** The bytes of a picture as a phone would send it. */
export async function pictureOf(name: string): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const drawing = drawings[name]
  if (!drawing) throw new Error(`There is no picture "${name}"`)
  const bytes = await sharp(Buffer.from(frame(drawing)))
    .jpeg({ quality: 78 })
    .toBuffer()
  return { name: `${name}.jpg`, type: 'image/jpeg', bytes }
}
