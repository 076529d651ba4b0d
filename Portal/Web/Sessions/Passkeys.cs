using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;

namespace Portal.Web.Sessions;

/// <param name="Id">The credential's id as it stands in a URL.</param>
public sealed record PasskeyInfo(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>パスキー, as Identity implements them: registering, naming, removing and checking a signature.</summary>
public sealed class Passkeys(SignInManager<Account> signIn, UserManager<Account> users)
{
    public const int NameMaxLength = 50;

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

    /// <summary>The options for any passkey of this portal: nobody is asked who they are first.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>False when what the browser made does not check.</summary>
    public async Task<bool> AddAsync(Guid accountId, string? credential, string? name)
    {
        var made = await TryAsync(credential, signIn.PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true } || made.UserEntity.Id != accountId.ToString())
        {
            return false;
        }

        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "パスキー" : DisplayName.Clean(name, NameMaxLength);
        return (await users.AddOrUpdatePasskeyAsync(await FindAsync(accountId), made.Passkey)).Succeeded;
    }

    /// <summary>Whose passkey has signed; null when none of ours has.</summary>
    public async Task<Guid?> VerifyAsync(string? credential)
    {
        var shown = await TryAsync(credential, signIn.PerformPasskeyAssertionAsync);
        if (shown is not { Succeeded: true })
        {
            return null;
        }

        await users.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        return shown.User.Id;
    }

    public async Task<IReadOnlyList<PasskeyInfo>> ListAsync(Guid accountId) =>
        [.. (await users.GetPasskeysAsync(await FindAsync(accountId)))
            .OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyInfo(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "パスキー", p.CreatedAt))];

    /// <summary>False when the account has no such passkey.</summary>
    public async Task<bool> RemoveAsync(Guid accountId, string id)
    {
        var account = await FindAsync(accountId);
        if (!Base64Url.IsValid(id)
            || await users.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) is not { } passkey)
        {
            return false;
        }

        return (await users.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded;
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
