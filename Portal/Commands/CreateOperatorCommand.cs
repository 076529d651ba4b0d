using MediatR;
using Portal.Core.Accounts;

namespace Portal.Commands;

/// <summary><c>Portal create-operator --login-id X --name Y --email Z</c>: prints a one-time link, never a password.</summary>
public static class CreateOperatorCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] options, TextWriter output, TextWriter problems)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new CreateFirstOperator(Value(options, "--login-id"), Value(options, "--name"), Value(options, "--email")));
        if (result.Failed)
        {
            foreach (var error in result.Errors)
            {
                await problems.WriteLineAsync($"{error.Field}: {error.Message}");
            }

            await problems.WriteLineAsync("Usage: Portal create-operator --login-id X --name Y --email Z");
            return 1;
        }

        await output.WriteLineAsync("The account has been created. Open this link within 24 hours to set its password; it works once:");
        await output.WriteLineAsync(result.Value);
        return 0;
    }

    private static string? Value(string[] options, string name) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;
}
