"""All that is drawn in a terminal, one file per thing drawn; nothing else imports Rich."""
