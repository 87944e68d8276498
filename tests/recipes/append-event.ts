import { anyEvent } from '../../src/core/events.ts'
import { everybody } from '../../src/core/question.ts'
import { sessionDay } from '../../src/core/session-id.ts'
import { openStore } from '../../src/store/store.ts'
import { toStored } from '../../src/store/stored-event.ts'

/** `node append-event.ts FOLDER EVENT`: appends an event, given as JSON, to the store of a folder, and prints all that it holds. */

const [folder = '', given = ''] = process.argv.slice(2)
const event = anyEvent.parse(JSON.parse(given))
const store = await openStore(`sqlite:${folder}`)
await store.append([toStored(event, new Map())])
const day = sessionDay(event.session)
console.log(JSON.stringify(await store.events(everybody(day, day))))
await store.close()
