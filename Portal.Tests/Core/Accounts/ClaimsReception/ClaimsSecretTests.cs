using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

public sealed class ClaimsSecretTests
{
    private const string Salt = "AAECAwQFBgcICQoLDA0ODw==";
    private const string Hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public void A_hash_opens_for_its_password_only()
    {
        var stored = ClaimsSecret.Of("denshi-2026");

        Assert.True(ClaimsSecret.IsWellFormed(stored));
        Assert.True(ClaimsSecret.Matches(stored, "denshi-2026", ClaimsSecret.MinIterations));
        Assert.False(ClaimsSecret.Matches(stored, "Denshi-2026", ClaimsSecret.MinIterations));
        Assert.NotEqual(stored, ClaimsSecret.Of("denshi-2026"));
    }

    [Fact]
    public void Nobody_has_the_password_of_somebody_unknown() => Assert.False(ClaimsSecret.Matches(null, "nobody", ClaimsSecret.MinIterations));

    // Made with Python: hashlib.pbkdf2_hmac('sha256', '暗号'.encode(), bytes(range(16)), 100000)
    [Fact]
    public void A_hash_made_elsewhere_is_understood() => Assert.True(ClaimsSecret.Matches($"pbkdf2-sha256$100000${Salt}$meZ8UOyteA1SDe2XiZn4uoVbDyAgD7RlqTt/7roELQ0=", "暗号", ClaimsSecret.MinIterations));

    [Theory]
    [InlineData("pbkdf2-sha256$100000$" + Salt + "$" + Hash, true)]
    [InlineData("pbkdf2-sha256$99999$" + Salt + "$" + Hash, false)]
    [InlineData("pbkdf2-sha256$2000001$" + Salt + "$" + Hash, false)]
    [InlineData("pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0O$" + Hash, false)]
    [InlineData("pbkdf2-sha256$100000$" + Salt + "$AAAA", false)]
    [InlineData("pbkdf2-sha1$100000$" + Salt + "$" + Hash, false)]
    [InlineData("pbkdf2-sha256$100000$" + Salt, false)]
    [InlineData("pbkdf2-sha256$+100000$" + Salt + "$" + Hash, false)]
    [InlineData("pbkdf2-sha256$100000$" + Salt + " $" + Hash, false)]
    [InlineData("pbkdf2-sha256$100000$" + Salt + "$" + Hash + "\n", false)]
    [InlineData("pbkdf2-sha256$100000$" + Salt + "$" + Hash + "$", false)]
    [InlineData("himitsu", false)]
    [InlineData("", false)]
    public void Only_a_strong_hash_is_taken(string text, bool isWellFormed) => Assert.Equal(isWellFormed, ClaimsSecret.IsWellFormed(text));

    [Fact]
    public void A_salt_that_the_column_does_not_hold_is_not_taken() =>
        Assert.False(ClaimsSecret.IsWellFormed($"pbkdf2-sha256$100000${Convert.ToBase64String(new byte[120])}${Hash}"));

    [Fact]
    public void Somebody_unknown_and_a_cheaper_hash_take_as_long_as_the_dearest_one()
    {
        const int Dearest = 3 * ClaimsSecret.MinIterations;
        var (dear, cheap) = (ClaimsSecret.Of("denshi-2026", Dearest), ClaimsSecret.Of("denshi-2026"));

        var costs = ProcessorTime.LeastOf(
            () => ClaimsSecret.Matches(dear, "chigau", Dearest),
            () => ClaimsSecret.Matches(null, "chigau", Dearest),
            () => ClaimsSecret.Matches(cheap, "chigau", Dearest));

        Assert.InRange(costs[1] / costs[0], 0.6, 1.7);
        Assert.InRange(costs[2] / costs[0], 0.6, 1.7);
    }
}
