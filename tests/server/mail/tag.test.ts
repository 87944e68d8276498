import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTags } from '../../../src/server/mail/tag.ts'

const tags = createTags('key', 'Support@Testline.example', true)
const conversation = fc.stringMatching(/^[a-z0-9]{16,32}$/)
const reader = fc.constantFrom('client' as const, 'team' as const)

it('reads back what it wrote, whatever becomes of the case on the way', () => {
  fc.assert(
    fc.property(conversation, reader, fc.stringMatching(/^[a-z0-9]{1,20}$/), (id, who, mail) => {
      const address = tags.replyAddress({ conversation: id, reader: who })
      expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
      for (const written of [address, address.toUpperCase()])
        expect(tags.readAddress(written)).toEqual({ conversation: id, reader: who })
      const messageId = tags.messageId(id, mail, who)
      expect(tags.readMessageId(messageId)).toEqual({ conversation: id, reader: who, mail })
      expect(tags.findMessageIds(`<1@x.example>\r\n ${messageId} and ${messageId}`)).toHaveLength(2)
    }),
  )
})

it('believes nothing that is signed for another conversation, reader, mail or with another key', () => {
  const others = createTags('another key', 'support@testline.example', true)
  fc.assert(
    fc.property(conversation, conversation, reader, (id, other, who) => {
      fc.pre(id !== other)
      const address = tags.replyAddress({ conversation: id, reader: who })
      expect(tags.readAddress(address.replace(id, other))).toBeNull()
      expect(tags.readAddress(address.replace(/\.[ct]/, who === 'client' ? '.t' : '.c'))).toBeNull()
      expect(others.readAddress(address)).toBeNull()
      const messageId = tags.messageId(id, '12c', who)
      expect(tags.readMessageId(messageId.replace('.12c.', '.13c.'))).toBeNull()
      expect(others.readMessageId(messageId)).toBeNull()
    }),
  )
})

it.each(['', 'support@testline.example', 'support+x@testline.example', 'ana@mail.example', 'not an address'])(
  'finds no conversation in "%s"',
  (address) => expect(tags.readAddress(address)).toBeNull(),
)

it('answers go to the plain address where a mailbox takes no tags', () => {
  const plain = createTags('key', 'support@testline.example', false)
  expect(plain.replyAddress({ conversation: 'a'.repeat(20), reader: 'client' })).toBe('support@testline.example')
})

it('says which address is too long for a tag', () => {
  expect(() => createTags('key', `${'customer-care-of-the-whole'}@x.example`, true)).toThrow(/too long.*plusAddressing/)
})
