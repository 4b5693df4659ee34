import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FaultBody } from '#protocol'

/** A request that could not be read to its end has no route and no reply: its answer is written to the line itself. */
export function answerMisread(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) return void socket.destroy()
  const { status, body } = misreadAs(error.code)
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

function misreadAs(code: string | undefined): { status: number; body: FaultBody } {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, body: { code: 'head-too-large', values: {} } }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, body: { code: 'too-slow', values: {} } }
  return { status: 400, body: { code: 'invalid', values: {} } }
}
