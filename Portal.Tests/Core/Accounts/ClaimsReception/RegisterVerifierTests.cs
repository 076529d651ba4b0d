using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

public sealed class RegisterVerifierTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "denshi-2026";

    [Fact]
    public async Task The_right_password_tells_every_place_of_the_user()
    {
        var (first, second) = (ClaimsUsers.NewPlace(OfficeKind.CareOffice, "11", "2A"), ClaimsUsers.NewPlace(OfficeKind.MedicalInstitution));
        await AddAsync("KJ440000001001", isTemporary: false, first, second);

        var answer = await AskAsync("KJ440000001001", Password);

        Assert.Equal(ClaimsReceptionState.Verified, answer.State);
        Assert.Equal(
            new[] { first.Number, second.Number }.Order(StringComparer.Ordinal), answer.Places.Select(p => p.Number));
        var told = answer.Places.Single(p => p.Kind == OfficeKind.CareOffice).Facts;
        Assert.Equal(["11", "2A"], told.ServiceCodes);
        Assert.Equal((first.Facts.Name, first.Facts.Phone, true), (told.Name, told.Phone, told.IsNonProfit));
    }

    [Theory]
    [InlineData("KJ440000001002", "chigau")]
    [InlineData("KJ440000009999", Password)]
    [InlineData("KJ440000001003", Password)]
    public async Task Wrong_unknown_and_temporary_are_refused_alike(string userId, string password)
    {
        await AddAsync("KJ440000001002", isTemporary: false, ClaimsUsers.NewPlace(OfficeKind.CareOffice));
        await AddAsync("KJ440000001003", isTemporary: true, ClaimsUsers.NewPlace(OfficeKind.CareOffice));

        Assert.Equal(ClaimsReceptionAnswer.Refused, await AskAsync(userId, password));
    }

    [Fact]
    public async Task A_place_that_another_user_bills_for_is_not_told()
    {
        var (mine, another) = (ClaimsUsers.NewPlace(OfficeKind.CareOffice), ClaimsUsers.NewPlace(OfficeKind.CareOffice));
        await AddAsync("KJ440000001004", isTemporary: false, mine);
        await AddAsync("KJ440000001005", isTemporary: false, another);

        Assert.Equal([mine.Number], (await AskAsync("KJ440000001004", Password)).Places.Select(p => p.Number));
    }

    private async Task<ClaimsReceptionAnswer> AskAsync(string userId, string password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IClaimsReceptionVerifier>().VerifyAsync(userId, password, CancellationToken.None);
    }

    private Task<int> AddAsync(string userId, bool isTemporary, params RegisteredPlace[] places) => portal.InDatabase(async db =>
    {
        if (await db.ClaimsUsers.FindAsync(userId) is not null)
        {
            return 0;
        }

        db.Add(new ClaimsUser
        {
            UserId = userId,
            Secret = ClaimsSecret.Of(Password),
            IsTemporary = isTemporary,
            Places = [.. places.Select(p => RegisterPlace.Of(p, portal.Clock.Now))],
        });
        return await db.SaveChangesAsync();
    });
}
