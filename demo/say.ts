import { demoBrands, demoPassword } from './world/brands.ts'

type Ready = { address: string; phoneAddress: string; folder: string; lived: number }

const words = {
  es: {
    filling: 'Viviendo las últimas semanas de un mundo inventado',
    ready: 'El mundo inventado está listo.',
    console: 'La mesa     ',
    phone: 'El teléfono ',
    folder: 'Todo está en',
    end: 'Para pararlo    Ctrl-C',
    fresh: 'Para empezar de cero    npm start -- --demo --fresh',
    anew: 'Se deja este mundo y empieza otro…',
    team: 'Entra en la mesa como quien quieras. La contraseña de todas las personas es',
    stopping: 'Parando…',
    databaseLost: 'La base de datos se ha caído sola; se arranca otra vez.',
    without: 'El teléfono sale sin',
    notOurs: 'En esta carpeta hay otra cosa, y el mundo inventado no la toca:',
    roles: { owner: 'propietaria', administrator: 'administra', supervisor: 'supervisa', agent: 'atiende' },
    played: 'está disponible y toma lo que se le ofrece',
  },
  en: {
    filling: 'Living through the last weeks of a fictional world',
    ready: 'The fictional world is ready.',
    console: 'The desk   ',
    phone: 'The phone  ',
    folder: 'All is in  ',
    end: 'To stop it    Ctrl-C',
    fresh: 'To start from zero    npm start -- --demo --fresh',
    anew: 'This world is left, and another one begins…',
    team: 'Sign in to the desk as whoever you like. Everybody’s password is',
    stopping: 'Stopping…',
    databaseLost: 'The database has ended by itself and is started again.',
    without: 'The phone is without',
    notOurs: 'Something else is kept in this folder, and the fictional world does not touch it:',
    roles: { owner: 'owner', administrator: 'administrator', supervisor: 'supervisor', agent: 'agent' },
    played: 'is available and takes what is offered',
  },
}

const barLength = 28

/** What the demo says in the terminal. */
export function sayIn(language: 'es' | 'en') {
  const text = words[language]
  const print = (line = '') => console.log(line === '' ? '' : `  ${line}`)
  let shown = -1
  return {
    stopping: () => print(text.stopping),
    anew: () => print(text.anew),
    databaseLost: () => print(text.databaseLost),
    without: (channel: string, error: unknown) => print(`${text.without} ${channel}: ${String(error)}`),
    notOurs: (folder: string) => print(`${text.notOurs} ${folder}`),
    /** A bar where there is a terminal, else a line for each tenth. */
    progress(done: number, all: number) {
      const part = done / all
      if (done === 0) shown = -1
      if (process.stdout.isTTY) {
        const full = Math.round(part * barLength)
        const bar = '█'.repeat(full) + '░'.repeat(barLength - full)
        process.stdout.write(`\r  ${text.filling}  ${bar}  ${done}/${all}${done === all ? '\n' : ''}`)
      } else if (Math.floor(part * 10) !== shown) {
        shown = Math.floor(part * 10)
        print(`${text.filling}: ${done}/${all}`)
      }
    },
    ready({ address, phoneAddress, folder }: Ready) {
      print()
      print(text.ready)
      print()
      print(`${text.console}  ${address}`)
      print(`${text.phone}  ${phoneAddress}`)
      print(`${text.folder}  ${folder}`)
      print()
      print(`${text.team}: ${demoPassword}`)
      for (const { name, team } of demoBrands) {
        print()
        print(name)
        for (const { name: who, email, role, isPlayed } of team) {
          const does = isPlayed ? `${text.roles[role]}; ${text.played}` : text.roles[role]
          print(`  ${who.padEnd(16)} ${email.padEnd(26)} ${does}`)
        }
      }
      print()
      print(text.end)
      print(text.fresh)
      print()
    },
  }
}
