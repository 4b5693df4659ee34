import assert from 'node:assert/strict'
import type { Agent } from './agent.ts'
import type { Platform } from './platform.ts'
import type { Victim } from './victim.ts'

/** Customers and an agent who write all the time, and say everything again until it is taken. */
export function startLoad(platform: Platform, agent: Agent, address: string, conversations: readonly string[]) {
  const state = { isOn: true, isLeft: false }
  const breath = () => new Promise(resolve => setTimeout(resolve, 50))
  const writing = async () => {
    while (!state.isLeft && (state.isOn || platform.unanswered > 0)) {
      if (state.isOn) platform.write(4, 1)
      await platform.deliver(address)
      await breath()
    }
  }
  const answering = async () => {
    while (!state.isLeft && (state.isOn || agent.unsaid > 0)) {
      if (state.isOn && agent.unsaid === 0) agent.write(conversations, 1)
      await agent.say()
      await breath()
    }
  }
  const done = Promise.all([writing(), answering()])
  done.catch(() => {})
  return {
    /** Resolves when all that was written is taken. */
    async stop() {
      state.isOn = false
      await done
    },
    async [Symbol.asyncDispose]() {
      state.isLeft = true
      await done.catch(() => {})
    },
  }
}

/** Waits for something as long as the server lives. */
export function waitsOn({ gone }: Pick<Victim, 'gone'>) {
  const state = { isGone: false }
  void gone.then(() => (state.isGone = true))
  return async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) {
      assert.ok(!state.isGone, 'the server ended')
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
}
