using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;

namespace Portal.Web.Sessions;

/// <param name="Id">The credential's id as it stands in a URL.</param>
public sealed record PasskeyInfo(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>
/// パスキー: what the browser makes and signs, as Identity checks it. Rows are written without Identity's manager, which would write
/// the account's whole row as it was read before.
/// </summary>
public sealed class Passkeys(SignInManager<Account> signIn, UserManager<Account> users, IUserStore<Account> store)
{
    public const int NameMaxLength = 50;
    private const string Nameless = "パスキー";

    /// <summary>The options that the browser turns into a new passkey.</summary>
    public async Task<string> CreationOptionsAsync(Guid accountId)
    {
        var account = await FindAsync(accountId);
        return await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = account.Id.ToString(),
            Name = account.UserName!,
            DisplayName = account.DisplayName,
        });
    }

    /// <summary>The options for the first passkey of somebody who has no account yet; it will have this number.</summary>
    public Task<string> CreationOptionsAsync(Guid newId, NewPerson person) => signIn.MakePasskeyCreationOptionsAsync(new()
    {
        Id = newId.ToString(),
        Name = person.LoginId,
        DisplayName = person.DisplayName,
    });

    /// <summary>The options for any passkey of this portal: nobody is asked who they are first.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>The new passkey, not stored yet; null when what the browser made does not check.</summary>
    public async Task<UserPasskeyInfo?> CheckAsync(Guid accountId, string? credential, string? name)
    {
        var made = await TryAsync(credential, signIn.PerformPasskeyAttestationAsync);
        return made is { Succeeded: true } && made.UserEntity.Id == accountId.ToString() ? Named(made.Passkey, name) : null;
    }

    /// <summary>
    /// The passkey of somebody who has no account yet, and the number that it was made for; null when it does not check, or was made for
    /// another login ID than the one that was sent with it.
    /// </summary>
    public async Task<(Guid AccountId, UserPasskeyInfo Passkey)?> CheckNewAsync(string? credential, string? loginId)
    {
        var made = await TryAsync(credential, signIn.PerformPasskeyAttestationAsync);
        return made is { Succeeded: true } && made.UserEntity.Name == LoginId.Normalise(loginId)
            ? (Guid.Parse(made.UserEntity.Id), Named(made.Passkey, name: null))
            : null;
    }

    /// <summary>Whose passkey has signed; null when none of ours has.</summary>
    public async Task<Guid?> VerifyAsync(string? credential)
    {
        var shown = await TryAsync(credential, signIn.PerformPasskeyAssertionAsync);
        if (shown is not { Succeeded: true })
        {
            return null;
        }

        await ((IUserPasskeyStore<Account>)store).AddOrUpdatePasskeyAsync(shown.User, shown.Passkey, CancellationToken.None);
        return shown.User.Id;
    }

    public async Task<IReadOnlyList<PasskeyInfo>> ListAsync(Guid accountId) =>
        [.. (await users.GetPasskeysAsync(await FindAsync(accountId)))
            .OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyInfo(Base64Url.EncodeToString(p.CredentialId), p.Name ?? Nameless, p.CreatedAt))];

    private static UserPasskeyInfo Named(UserPasskeyInfo passkey, string? name)
    {
        passkey.Name = string.IsNullOrWhiteSpace(name) ? Nameless : DisplayName.Clean(name, NameMaxLength);
        return passkey;
    }

    private async Task<Account> FindAsync(Guid accountId) => await users.FindByIdAsync(accountId.ToString())
        ?? throw new InvalidOperationException("The signed-in account does not exist.");

    // Identity throws when the challenge's cookie has run out; for the person that is one more failed attempt.
    private static async Task<T?> TryAsync<T>(string? credential, Func<string, Task<T>> check)
        where T : class
    {
        try
        {
            return string.IsNullOrWhiteSpace(credential) ? null : await check(credential);
        }
        catch (Exception exception) when (exception is InvalidOperationException or PasskeyException)
        {
            return null;
        }
    }
}
