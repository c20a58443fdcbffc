/** Injection token of the process's {@link MessageBroker}. */
export const MESSAGE_BROKER = 'zhezi.message-broker';
