using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts;

public sealed class AccountPasswordsTests
{
    [Fact]
    public void An_unknown_id_takes_as_long_as_a_wrong_password()
    {
        var passwords = new AccountPasswords(Options.Create(new PasswordHasherOptions { IterationCount = 60_000 }));
        var account = new Account { DisplayName = "試験", Role = AccountRole.InsurerStaff };
        passwords.Set(account, Passwords.Good);
        passwords.Matches(null, "the first time makes the dummy hash");

        var invited = new Account { DisplayName = "", Role = AccountRole.Operator };

        var costs = ProcessorTime.LeastOf(
            () => passwords.Matches(account, "wrong"), () => passwords.Matches(null, "wrong"), () => passwords.Matches(invited, "wrong"));

        // Without the dummy hash the ratios would be in the thousandths.
        Assert.InRange(costs[1] / costs[0], 0.6, 1.7);
        Assert.InRange(costs[2] / costs[0], 0.6, 1.7);
    }
}
