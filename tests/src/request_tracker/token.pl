# Makes a token for a user, as an administrator does on the user's page, and says it.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT;

RT::LoadConfig();
RT::Init();

my $user = RT::User->new(RT->SystemUser);
$user->Load($ARGV[0]);
$user->Id or die "There is no user $ARGV[0].\n";
my ($id, $message, $token) = RT::AuthToken->new(RT::CurrentUser->new($user))
    ->Create(Owner => $user->Id, Description => 'desk');
$id or die "$message\n";
print "$token\n";
