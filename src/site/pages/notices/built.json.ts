import type { APIRoute } from 'astro'
import type { BuiltNotices } from '../../../core/notice.ts'
import { readBuiltAt, readChannels, readNotices } from '../../data.ts'

/** All that the server has to know of `content/` to show notices and to check those that staff write. */
export const GET: APIRoute = () =>
  Response.json({ at: readBuiltAt(), hosts: readChannels().sites, notices: readNotices() } satisfies BuiltNotices)
