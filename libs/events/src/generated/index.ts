// Generated from schemas/ by `npm run generate`: do not edit.

import type * as docket_events_audit from './actions/docket.events.audit.js';
import type * as docket_events_ticket from './actions/docket.events.ticket.js';
import type * as docket_events_user from './actions/docket.events.user.js';

/** The fields of each action besides the envelope. */
export interface ActionFields {
  readonly 'audit.configured': docket_events_audit.AuditConfigured;
  readonly 'audit.erased': docket_events_audit.AuditErased;
  readonly 'audit.exported': docket_events_audit.AuditExported;
  readonly 'audit.replayed': docket_events_audit.AuditReplayed;
  readonly 'audit.searched': docket_events_audit.AuditSearched;
  readonly 'audit.viewed': docket_events_audit.AuditViewed;
  readonly 'ticket.called': docket_events_ticket.TicketCalled;
  readonly 'ticket.chatted': docket_events_ticket.TicketChatted;
  readonly 'ticket.created': docket_events_ticket.TicketCreated;
  readonly 'ticket.facebook_message': docket_events_ticket.TicketFacebookMessage;
  readonly 'ticket.file_attached': docket_events_ticket.TicketFileAttached;
  readonly 'ticket.forwarded': docket_events_ticket.TicketForwarded;
  readonly 'ticket.internal_message_added': docket_events_ticket.TicketInternalMessageAdded;
  readonly 'ticket.knowledgebase_linked': docket_events_ticket.TicketKnowledgebaseLinked;
  readonly 'ticket.merged_into': docket_events_ticket.TicketMergedInto;
  readonly 'ticket.message_added': docket_events_ticket.TicketMessageAdded;
  readonly 'ticket.note_added': docket_events_ticket.TicketNoteAdded;
  readonly 'ticket.offline_message': docket_events_ticket.TicketOfflineMessage;
  readonly 'ticket.other': docket_events_ticket.TicketOther;
  readonly 'ticket.priority_changed': docket_events_ticket.TicketPriorityChanged;
  readonly 'ticket.ranked': docket_events_ticket.TicketRanked;
  readonly 'ticket.sla_changed': docket_events_ticket.TicketSlaChanged;
  readonly 'ticket.split_from': docket_events_ticket.TicketSplitFrom;
  readonly 'ticket.split_into': docket_events_ticket.TicketSplitInto;
  readonly 'ticket.status_changed': docket_events_ticket.TicketStatusChanged;
  readonly 'ticket.system_message_added': docket_events_ticket.TicketSystemMessageAdded;
  readonly 'ticket.tags_changed': docket_events_ticket.TicketTagsChanged;
  readonly 'ticket.tencent_message': docket_events_ticket.TicketTencentMessage;
  readonly 'ticket.transferred': docket_events_ticket.TicketTransferred;
  readonly 'ticket.tweeted': docket_events_ticket.TicketTweeted;
  readonly 'ticket.voice_message_added': docket_events_ticket.TicketVoiceMessageAdded;
  readonly 'ticket.weibo_message': docket_events_ticket.TicketWeiboMessage;
  readonly 'user.data_exported': docket_events_user.UserDataExported;
  readonly 'user.general_action': docket_events_user.UserGeneralAction;
  readonly 'user.left_ticket': docket_events_user.UserLeftTicket;
  readonly 'user.logged_in': docket_events_user.UserLoggedIn;
  readonly 'user.logged_out': docket_events_user.UserLoggedOut;
  readonly 'user.login_failed': docket_events_user.UserLoginFailed;
  readonly 'user.permission_changed': docket_events_user.UserPermissionChanged;
  readonly 'user.settings_changed': docket_events_user.UserSettingsChanged;
  readonly 'user.state_changed': docket_events_user.UserStateChanged;
  readonly 'user.viewed_ticket': docket_events_user.UserViewedTicket;
}

/** The actions known at build time. */
export type Action = keyof ActionFields;
