import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromFile } from 'file-type'

export const plainBytes = 'application/octet-stream'
const headSize = 64 * 1024

/** Formats of text that other programs tell by the name. */
const textTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.eml': 'message/rfc822',
  '.ics': 'text/calendar',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.vcf': 'text/vcard',
}

const programs = new Set([
  ...['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/x-ms-shortcut'],
  ...[
    'application/java-vm',
    'application/wasm',
    'application/vnd.android.package-archive',
    'application/x-apple-diskimage',
  ],
])
const programNames =
  /\.(exe|com|scr|pif|bat|cmd|msi|msp|msix|appx|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|cpl|dll|sys|lnk|reg|jar|apk|dmg|pkg|app|sh|command)$/i

/** Whether opening it would run it: nobody is given such a thing. */
export const isProgram = (type: string, name: string): boolean =>
  programs.has(type) || programNames.test(name.trim().replace(/[. ]+$/, ''))

/**
 * What the bytes are, whatever anybody said of them. Text that a browser would run (HTML, SVG, XML) is called plain
 * bytes: it can be kept and downloaded, and is never more than that.
 */
export async function sniff(path: string, name: string): Promise<string> {
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found) return isActive(found.mime) ? plainBytes : found.mime.split(';')[0]!.trim()
  const head = await headOf(path)
  if (!isText(head)) return plainBytes
  if (/<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|[a-z]+:)/i.test(head.toString('utf8', 0, 4096)))
    return plainBytes
  return textTypes[extname(name).toLowerCase()] ?? 'text/plain'
}

const isActive = (type: string) => /xml|html|svg|javascript/.test(type) && !type.includes('openxml')

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize), 0, headSize, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** UTF-8 without control characters; the last character may be cut by the size of the look. */
function isText(head: Buffer): boolean {
  const cut = head.length < headSize ? 0 : 3
  const whole = Array.from({ length: cut + 1 }, (_, off) => head.subarray(0, head.length - off)).some(isUtf8)
  return whole && !head.some(byte => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte))
}
