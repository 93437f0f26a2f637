import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Checked } from '../http/checked.js';
import { Conversations } from './conversations.js';

const text = z.string().max(100_000);
const direction = z.enum(['IN', 'OUT']);
const durationMs = z.int().min(0);
const message = z.object({ how: z.enum(['email', 'facebook', 'twitter', 'tencent', 'weibo']), direction, text });
const remark = z.object({ how: z.enum(['internal', 'system', 'offline', 'note']), text });
const recording = z.object({ durationMs });
const call = z.object({ direction, durationMs, answered: z.boolean().default(true) });
const chat = z.object({ durationMs, messages: z.int().min(0) });
const forwarding = z.object({ to: z.array(z.string().min(1)).min(1).max(50) });
const file = z.object({ name: z.string().min(1).max(500), sizeBytes: z.int().min(0), mediaType: z.string().max(200) });
const article = z.object({ id: z.string().min(1).max(200) });

@Controller('tickets/:id')
export class ConversationsController {
  constructor(@Inject(Conversations) private readonly conversations: Conversations) {}

  @Post('messages')
  async say(
    @Param('id') id: string,
    @Body(new Checked(message)) body: z.infer<typeof message>,
  ): Promise<{ id: string }> {
    return { id: await this.conversations.say(id, body.how, body.direction, body.text) };
  }

  @Post('remarks')
  async remark(
    @Param('id') id: string,
    @Body(new Checked(remark)) body: z.infer<typeof remark>,
  ): Promise<{ id: string }> {
    return { id: await this.conversations.remark(id, body.how, body.text) };
  }

  @Post('voice-messages')
  leaveVoiceMessage(
    @Param('id') id: string,
    @Body(new Checked(recording)) body: z.infer<typeof recording>,
  ): Promise<void> {
    return this.conversations.leaveVoiceMessage(id, body.durationMs);
  }

  @Post('calls')
  call(@Param('id') id: string, @Body(new Checked(call)) body: z.infer<typeof call>): Promise<void> {
    return this.conversations.call(id, body);
  }

  @Post('chats')
  chat(@Param('id') id: string, @Body(new Checked(chat)) body: z.infer<typeof chat>): Promise<void> {
    return this.conversations.chat(id, body.durationMs, body.messages);
  }

  @Post('forwards')
  forward(@Param('id') id: string, @Body(new Checked(forwarding)) body: z.infer<typeof forwarding>): Promise<void> {
    return this.conversations.forward(id, body.to);
  }

  @Post('files')
  attach(@Param('id') id: string, @Body(new Checked(file)) body: z.infer<typeof file>): Promise<void> {
    return this.conversations.attach(id, body);
  }

  @Post('articles')
  linkArticle(@Param('id') id: string, @Body(new Checked(article)) body: z.infer<typeof article>): Promise<void> {
    return this.conversations.linkArticle(id, body.id);
  }
}
