# For RT_SiteConfig.d (on Debian: /etc/request-tracker5/RT_SiteConfig.d/50-ticket-desk.pm), readable by
# RT alone. Restart RT afterwards. Without these two lines RT tells the desk nothing, and the desk looks
# by itself.

# {desk}/v1/hooks/{the backend's name in desk.toml}
Set($TicketDeskHook, 'https://desk.example/v1/hooks/rt');

# What `hook-secret` in desk.toml names: "whsec_" and base64, such as
#   echo "whsec_$(openssl rand -base64 32)"
Set($TicketDeskSecret, 'whsec_…');

# The user that `user` in desk.toml names, where it has another name than this one.
# Set($TicketDeskUser, 'ticket-desk');

1;
