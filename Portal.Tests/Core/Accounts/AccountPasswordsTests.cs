using System.Diagnostics;
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

        var known = Shortest(() => passwords.Matches(account, "wrong"));
        var unknown = Shortest(() => passwords.Matches(null, "wrong"));
        var invited = Shortest(() => passwords.Matches(new Account { DisplayName = "", Role = AccountRole.Operator }, "wrong"));

        // The shortest of three is steady on a busy machine; without the dummy hash the ratio would be in the thousands.
        Assert.InRange(unknown / known, 0.4, 2.5);
        Assert.InRange(invited / known, 0.4, 2.5);
    }

    private static double Shortest(Action act) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalMilliseconds;
    });
}
